package org.storesync.local.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.storesync.local.host.WrongUsage;

/** Finds records by the codes that people type. */
final class Codes {
    private Codes() {}

    /**
     * The id of the record with this code; empty if none has it. The case of letters does not matter if only one record matches.
     *
     * @param what the records are, such as {@code store}
     * @throws WrongUsage if several have it; the message names their ids
     */
    static Optional<String> find(String what, Map<String, String> codesById, String code) {
        List<String> same = ids(codesById, code::equals);
        List<String> found = same.isEmpty() ? ids(codesById, code::equalsIgnoreCase) : same;
        if (found.size() > 1) {
            throw new WrongUsage("more than one " + what + " has the code '" + code
                    + "': give the id of the one you mean, " + String.join(" or ", found));
        }
        return found.stream().findFirst();
    }

    private static List<String> ids(Map<String, String> codesById, Predicate<String> code) {
        return codesById.entrySet().stream()
                .filter(each -> code.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

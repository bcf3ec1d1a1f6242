package org.storesync.transfer.half.domain.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the goods in a document's lines, whatever packs they are counted in (docs/transfers.md). */
public final class Goods {
    /** If these fields differ together, they can still be the same goods in other packs. */
    static final Set<String> PACKS = Set.of(
            "pack_size", "quantity", "cost_price", "sell_price", "volume_per_pack", "sent_pack_size", "sentQuantity");

    private static final Set<String> TOLD_OTHERWISE =
            Set.of("item_name", "price_extension", "line_number", "tax_rate", "tax_amount", "price_extension_inc_tax");
    private static final Set<String> REFERENCES =
            Set.of("optionID", "donor_id", "manufacturer_ID", "vaccine_vial_monitor_status_ID", "om_item_variant_id");
    private static final String SERVICE = "service";
    private static final int CENTS = 2;

    private Goods() {}

    private record Batch(String item, String batch, String expiry) {
        static Batch of(Fields line) {
            return new Batch(
                    line.text("item_ID"),
                    line.text("batch"),
                    line.date("expiry_date").map(Object::toString).orElse(""));
        }
    }

    /** Whether a half's lines hold other goods than the source wants: other units of an item, batch and expiry date. */
    public static boolean differ(Wanted wanted, Standing half) {
        List<Fields> there = half.lines().values().stream()
                .map(Standing.Line::body)
                .flatMap(body -> body == null ? Stream.<Fields>empty() : Stream.of(body))
                .toList();
        return !units(wanted.lines().stream()
                        .map(line -> new Fields(line.body()))
                        .toList())
                .equals(units(there));
    }

    private static Map<Batch, BigDecimal> units(Collection<Fields> lines) {
        Map<Batch, BigDecimal> units = new HashMap<>();
        for (Fields line : lines) {
            if (!line.text("type").equals(SERVICE)) {
                units.merge(Batch.of(line), units(line), BigDecimal::add);
            }
        }
        units.values().removeIf(sum -> sum.signum() == 0);
        units.replaceAll((batch, sum) -> sum.stripTrailingZeros());
        return units;
    }

    /** A missing pack size, or 0, counts as 1. */
    static BigDecimal units(Fields line) {
        BigDecimal size = line.number("pack_size");
        BigDecimal packs = line.number("quantity");
        return packs == null
                ? BigDecimal.ZERO
                : packs.multiply(size == null || size.signum() == 0 ? BigDecimal.ONE : size);
    }

    /**
     * Whether the receiving store made something else of a line. It did not if it only counts the same goods in other packs, lost a
     * reference that it does not know, or writes names, totals, taxes and the place in the document in its own way.
     *
     * @param written the line as central wrote it
     */
    public static boolean isChanged(Map<String, @Nullable Object> written, Fields now) {
        boolean samePacks = sameGoods(new Fields(written), now);
        return written.entrySet().stream()
                .filter(field -> !TOLD_OTHERWISE.contains(field.getKey()))
                .filter(field -> !(samePacks && PACKS.contains(field.getKey())))
                .filter(field -> !(REFERENCES.contains(field.getKey())
                        && Values.isEmpty(now.all().get(field.getKey()))))
                .anyMatch(field -> !Values.same(field.getValue(), now.all().get(field.getKey())));
    }

    private static boolean sameGoods(Fields one, Fields other) {
        return units(one).compareTo(units(other)) == 0
                && value(one, "cost_price").compareTo(value(other, "cost_price")) == 0
                && value(one, "sell_price").compareTo(value(other, "sell_price")) == 0;
    }

    private static BigDecimal value(Fields line, String price) {
        BigDecimal packs = line.number("quantity");
        BigDecimal each = line.number(price);
        BigDecimal value = packs == null || each == null ? BigDecimal.ZERO : packs.multiply(each);
        return value.setScale(CENTS, RoundingMode.HALF_UP);
    }
}

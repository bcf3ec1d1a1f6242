package org.storesync.routing.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.WaitingRoom.Choice;
import org.storesync.routing.quarantine.WaitingRoom.Chosen;
import org.storesync.routing.quarantine.WaitingRoom.Decided;
import org.storesync.routing.quarantine.WaitingRoom.Place;
import org.storesync.routing.quarantine.WaitingRoom.Shown;

/**
 * Lets people decide about changes that the rules leave waiting (docs/protocol.md, Decisions). Each call is bounded in records and bytes.
 */
@ApplicationScoped
public class DecisionService {
    private final WaitingRoom room;
    private final Decider decider;
    private final RedriveService redrive;
    private final RoutingConfig.Quarantine limits;

    DecisionService(WaitingRoom room, Decider decider, RedriveService redrive, RoutingConfig config) {
        this.room = room;
        this.decider = decider;
        this.redrive = redrive;
        this.limits = config.quarantine();
    }

    /** @throws Problem if nothing waits there */
    public Shown show(Place place, String by, String reason) {
        return room.show(place, by, reason).orElseThrow(() -> Problem.of(ProblemCode.RECORD_UNKNOWN));
    }

    /** @param more the choice has more changes than this call looked at */
    public record Done(List<Result> results, boolean more) {}

    public Done decide(Decision decision, Choice choice, int limit, String by, String reason) {
        Chosen chosen = room.choose(choice, limit, limits.decideBytes());
        Map<Integer, List<Parked>> bySite = new LinkedHashMap<>();
        chosen.changes()
                .forEach(each -> bySite.computeIfAbsent(each.site(), none -> new ArrayList<>())
                        .add(each));
        List<Result> results = new ArrayList<>();
        bySite.values().forEach(ofSite -> results.addAll(decider.decide(decision, by, reason, ofSite)));
        redrive.afterCommit();
        return new Done(results, chosen.more());
    }

    public List<Decided> decided(SiteId site, long after, int limit) {
        return room.decided(site, after, limit);
    }
}

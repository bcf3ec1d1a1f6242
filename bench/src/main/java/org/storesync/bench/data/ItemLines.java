package org.storesync.bench.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes item lines as a store holds them: each with a random id, and in all some thousand items, some hundred suppliers, places and
 * batches. What repeats in a real store's data repeats here too, so that compressed sizes mean something.
 */
public final class ItemLines {
    private static final int ITEMS = 4_000;
    private static final int SUPPLIERS = 120;
    private static final int LOCATIONS = 60;
    private static final int PROGRAMS = 8;
    private static final LocalDate FIRST_EXPIRY = LocalDate.of(2027, 1, 1);
    private static final int[] PACK_SIZES = {1, 10, 20, 28, 30, 50, 100, 100, 100, 500, 1000};
    private static final List<String> NOTES =
            List.of("received in good order", "opening balance", "from stocktake", "donation, second delivery");

    private final RandomGenerator random;
    private final List<String> items;
    private final List<String> suppliers;
    private final List<String> locations;
    private final List<String> programs;

    public ItemLines(RandomGenerator random) {
        this.random = random;
        this.items = ids(random, ITEMS);
        this.suppliers = ids(random, SUPPLIERS);
        this.locations = ids(random, LOCATIONS);
        this.programs = ids(random, PROGRAMS);
    }

    /** A new stock line of a store. */
    public ItemLine next(String store) {
        int packSize = PACK_SIZES[random.nextInt(PACK_SIZES.length)];
        int packs = 1 + random.nextInt(400);
        BigDecimal available = BigDecimal.valueOf(10L * packs - random.nextInt(10 * packs), 1);
        BigDecimal cost = BigDecimal.valueOf(5 + random.nextInt(250_000), 2);
        BigDecimal volume = BigDecimal.valueOf(1 + random.nextInt(5_000), 4);
        @Nullable
        String[] values = {
            newId(random),
            store,
            of(items),
            "B" + (10_000 + random.nextInt(90_000)),
            FIRST_EXPIRY.plusDays(random.nextInt(1_100)).toString(),
            random.nextInt(50) == 0 ? "true" : "false",
            of(locations),
            Integer.toString(packSize),
            available.toPlainString(),
            Integer.toString(packs),
            cost.toPlainString(),
            cost.multiply(BigDecimal.valueOf(115, 2)).toPlainString(),
            random.nextInt(4) == 0 ? NOTES.get(random.nextInt(NOTES.size())) : null,
            of(suppliers),
            null,
            null,
            random.nextInt(10) == 0 ? of(suppliers) : null,
            null,
            of(suppliers),
            omsFields(),
            volume.multiply(BigDecimal.valueOf(packs)).toPlainString(),
            volume.toPlainString(),
            Integer.toString(packs + random.nextInt(200)),
            cost.multiply(BigDecimal.valueOf(packs)).toPlainString(),
            BigDecimal.valueOf(random.nextInt(9_000), 3).toPlainString()
        };
        return new ItemLine(values);
    }

    public List<ItemLine> next(String store, int count) {
        List<ItemLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(next(store));
        }
        return lines;
    }

    /** A random UUID, as open-mSupply writes its ids. */
    public static String newId(RandomGenerator random) {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    private String omsFields() {
        return "{\"campaign_id\":null,\"program_id\":\"" + of(programs) + "\",\"manufacture_date\":null}";
    }

    private String of(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static List<String> ids(RandomGenerator random, int count) {
        return IntStream.range(0, count).mapToObj(i -> newId(random)).toList();
    }
}

package org.storesync.local.demo;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A medicine or consumable of the essential list, with what the generator needs to know of its use.
 *
 * @param packSize units in a pack
 * @param price of a pack, in the home currency
 * @param level lowest level of care that keeps it: C clinic, D district, N national
 * @param storage code of the location type it needs
 */
public record Item(
        String id,
        String code,
        String name,
        String genericName,
        String strength,
        String unit,
        int packSize,
        String category,
        String atc,
        String ven,
        BigDecimal price,
        Use use,
        String level,
        String storage,
        int shelfMonths,
        Season season,
        boolean vaccine,
        int doses,
        BigDecimal packVolume) {

    static Item of(CsvTable.Row row) {
        String season = row.text("season");
        return new Item(
                DemoIds.hex("item", row.text("code")),
                row.text("code"),
                row.text("item_name"),
                row.text("generic_name"),
                row.text("strength"),
                row.text("unit"),
                row.whole("pack_size"),
                row.text("category"),
                row.text("atc"),
                row.text("ven"),
                row.decimal("price"),
                Use.valueOf(row.text("use")),
                row.text("level"),
                row.text("storage"),
                row.whole("shelf_months"),
                season.isEmpty() ? Season.NONE : Season.valueOf(season.toUpperCase(Locale.ROOT)),
                row.yes("is_vaccine"),
                row.whole("doses"),
                row.decimal("pack_volume"));
    }

    /** How much of an item 10,000 people use in a month, and how often it is on a document. */
    public enum Use {
        A(8000, 10),
        B(2500, 8),
        C(800, 5),
        D(200, 3),
        E(40, 1.5),
        F(10, 0.6),
        G(2, 0.2);

        private final int unitsPer10k;
        private final double weight;

        Use(int unitsPer10k, double weight) {
            this.unitsPer10k = unitsPer10k;
            this.weight = weight;
        }

        /** Units that 10,000 people use in a month. */
        public int unitsPer10k() {
            return unitsPer10k;
        }

        /** How often it is on a document, compared with other items. */
        public double weight() {
            return weight;
        }
    }

    /** When people use it more: the rains of Navoro are from December to April. */
    public enum Season {
        NONE(0, 0),
        MALARIA(0.6, 60),
        DIARRHOEA(0.35, 20);

        private final double swing;
        private final int peakDay;

        Season(double swing, int peakDay) {
            this.swing = swing;
            this.peakDay = peakDay;
        }

        /** Use on a day of the year; 1 is the mean. */
        public double factor(int dayOfYear) {
            return 1 + swing * Math.cos(2 * Math.PI * (dayOfYear - peakDay) / 365);
        }
    }
}

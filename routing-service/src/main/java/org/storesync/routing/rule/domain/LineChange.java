package org.storesync.routing.rule.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;

/** Whether people changed a line, or a client only wrote the same goods differently (transfers, section 5: A line is changed). */
final class LineChange {
    /** The fields in which a type of lines says what it holds: quantity, pack size, and the prices of a pack. */
    private record Goods(String quantity, String pack, String batch, List<String> prices, Set<String> written) {}

    private static final Map<String, Goods> GOODS = Map.of(
            "trans_line",
            new Goods(
                    "quantity",
                    "pack_size",
                    "batch",
                    List.of("cost_price", "sell_price"),
                    Set.of(
                            "quantity",
                            "pack_size",
                            "cost_price",
                            "sell_price",
                            "sentQuantity",
                            "sent_pack_size",
                            "foreign_currency_price",
                            "volume_per_pack")),
            "Goods_received_line",
            new Goods(
                    "quantity_received",
                    "pack_received",
                    "batch_received",
                    List.of("cost_price"),
                    Set.of("quantity_received", "pack_received", "cost_price", "volume_per_pack")));
    private static final String ITEM = "item_ID";
    private static final String EXPIRY = "expiry_date";
    private static final String NO_DATE = "0000-00-00";

    private LineChange() {}

    static boolean changed(String type, BodyFields before, BodyFields after) {
        Map<String, String> was = before.values();
        Map<String, String> is = after.values();
        Goods goods = GOODS.get(type);
        Set<String> written = goods != null && sameGoods(goods, before, after) ? goods.written() : Set.of();
        Set<String> names = new HashSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .anyMatch(name -> !written.contains(name)
                        && !derived(name)
                        && !same(was.get(name), is.get(name))
                        && !(isReference(name) && is.get(name) == null));
    }

    /** Empty, null and absent are equal, and so are different ways to write one number. */
    static boolean same(@Nullable String one, @Nullable String other) {
        String left = orNull(one);
        String right = orNull(other);
        if (left == null || right == null || left.equals(right)) {
            return left == null ? right == null : left.equals(right);
        }
        BigDecimal number = number(left);
        BigDecimal second = number(right);
        return number != null && second != null && number.compareTo(second) == 0;
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isEmpty() || value.startsWith(NO_DATE) ? null : value;
    }

    /** Names, totals and taxes follow from the other fields. The number of a line is its place on paper. */
    private static boolean derived(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.endsWith("name") || name.contains("total") || name.contains("tax") || name.equals("line_number");
    }

    private static boolean isReference(String field) {
        return field.toLowerCase(Locale.ROOT).endsWith("id");
    }

    /** True for the same item, batch, expiry date, units and value, because clients without packs write packs of one. */
    private static boolean sameGoods(Goods goods, BodyFields before, BodyFields after) {
        return same(before.text(ITEM), after.text(ITEM))
                && same(before.text(goods.batch()), after.text(goods.batch()))
                && same(before.text(EXPIRY), after.text(EXPIRY))
                && product(goods.quantity(), goods.pack(), before)
                                .compareTo(product(goods.quantity(), goods.pack(), after))
                        == 0
                && goods.prices().stream()
                        .allMatch(price ->
                                value(goods.quantity(), price, before).compareTo(value(goods.quantity(), price, after))
                                        == 0);
    }

    private static BigDecimal value(String quantity, String price, BodyFields line) {
        return product(quantity, price, line).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal product(String one, String other, BodyFields line) {
        return orZero(line.text(one)).multiply(orZero(line.text(other)));
    }

    private static BigDecimal orZero(@Nullable String text) {
        BigDecimal number = text == null ? null : number(text);
        return number == null ? BigDecimal.ZERO : number;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

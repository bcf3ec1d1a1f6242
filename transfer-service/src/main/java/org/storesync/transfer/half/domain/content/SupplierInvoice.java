package org.storesync.transfer.half.domain.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.TransferKind.LineIds;

/**
 * The responding half of a stock transfer, as its store receives it. The sender's selling price becomes the receiver's cost price. The
 * receiver decides about stock and place.
 */
final class SupplierInvoice {
    /** The field that names the source. */
    static final String LINK = "linked_transaction_id";

    static final String BORN_AS = "nw";

    private static final String TYPE = "si";

    /** The field of a line that names the source's line. */
    private static final String LINE_LINK = "linked_trans_line_ID";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final List<String> TEXTS =
            List.of("currency_ID", "programID", "ship_method_ID", "arrival_date_estimated", "om_transport_reference");

    /** Fields that are left empty for the receiver to fill in, because sites expect them. */
    private static final List<String> EMPTY = List.of(
            "user_ID",
            "prescriber_ID",
            "requisition_ID",
            "goods_received_ID",
            "original_PO_ID",
            "nameInsuranceJoinID",
            "donor_default_id",
            "confirm_date",
            "confirm_time",
            "finalised_date",
            "finalised_time");

    private static final List<String> LINE_TEXTS = List.of(
            "item_ID",
            "item_name",
            "batch",
            "expiry_date",
            "note",
            "optionID",
            "donor_id",
            "manufacturer_ID",
            "vaccine_vial_monitor_status_ID",
            "om_item_code",
            "om_item_variant_id");
    private static final List<String> LINE_NUMBERS = List.of(
            "pack_size",
            "quantity",
            "sent_pack_size",
            "sentQuantity",
            "prescribedQuantity",
            "foreign_currency_price",
            "volume_per_pack",
            "line_number");
    /** Fields that only open-mSupply understands. The status of the source's line does not apply to the half. */
    private static final List<String> LINE_MORE =
            List.of("manufacture_date", "campaign_id", "program_id", "purchase_order_line_id");

    private static final String MORE = "oms_fields";

    private SupplierInvoice() {}

    static boolean is(Fields invoice) {
        return invoice.text("type").equals(TYPE);
    }

    static Wanted of(Source source, Fields invoice, Party from, Party to, String halfId, LineIds lineIds, Instant now) {
        String sourceId = source.key().id();
        List<Wanted.Line> lines = new ArrayList<>();
        BigDecimal subtotal = BigDecimal.ZERO;
        for (var line : source.lines().entrySet()) {
            // Nothing was allocated to a placeholder, so it brings no goods.
            if (!line.getValue().text("type").equals("placeholder")) {
                BigDecimal total = total(line.getValue());
                lines.add(line(sourceId, halfId, lineIds.of(line.getKey()), line.getKey(), line.getValue(), total));
                subtotal = subtotal.add(total);
            }
        }
        return new Wanted(
                halfId,
                to.storeId(),
                LINE_LINK,
                atBirth(halfId, sourceId, to, now),
                followed(invoice, from, subtotal),
                lines);
    }

    private static Map<String, @Nullable Object> atBirth(String halfId, String sourceId, Party to, Instant now) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("ID", halfId);
        body.put("store_ID", to.storeId());
        body.put("type", TYPE);
        body.put("status", BORN_AS);
        body.put("mode", "store");
        body.put("hold", true);
        body.put("invoice_num", Wanted.UNNUMBERED);
        body.put(LINK, sourceId);
        body.put("entry_date", now.atZone(ZoneOffset.UTC).toLocalDate().toString());
        body.put("entry_time", TIME.format(now.atZone(ZoneOffset.UTC)));
        body.put("insuranceDiscountAmount", 0);
        body.put("insuranceDiscountRate", 0);
        EMPTY.forEach(field -> body.put(field, null));
        return body;
    }

    private static Map<String, @Nullable Object> followed(Fields invoice, Party from, BigDecimal subtotal) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name_ID", from.nameId());
        body.put("their_ref", told(invoice, "their_ref"));
        body.put("comment", told(invoice, "comment"));
        texts(invoice, TEXTS, body);
        if (body.get("om_transport_reference") == null) {
            body.remove("om_transport_reference");
        }
        BigDecimal rate = invoice.number("currency_rate");
        body.put("currency_rate", rate == null ? BigDecimal.ONE : rate);
        body.put("tax_rate", invoice.number("tax_rate"));
        body.put("subtotal", plain(subtotal));
        body.put(
                "total",
                plain(subtotal.add(
                        subtotal.multiply(orZero(invoice.number("tax_rate")).movePointLeft(2)))));
        return body;
    }

    private static String told(Fields invoice, String field) {
        BigDecimal number = invoice.number("invoice_num");
        String own = invoice.text(field);
        return "From invoice number: " + (number == null || number.signum() <= 0 ? "?" : number.toPlainString())
                + (own.isEmpty() ? "" : " (" + own + ")");
    }

    private static Wanted.Line line(
            String sourceId, String halfId, String id, String sourceLine, Fields line, BigDecimal total) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("ID", id);
        body.put("transaction_ID", halfId);
        body.put("type", isService(line) ? "service" : "stock_in");
        texts(line, LINE_TEXTS, body);
        LINE_NUMBERS.forEach(field -> body.put(field, line.number(field)));
        BigDecimal price = orZero(line.number("sell_price"));
        body.put("cost_price", price);
        body.put("sell_price", price);
        body.put("price_extension", plain(total));
        body.put("linked_transact_id", sourceId);
        body.put(LINE_LINK, sourceLine);
        body.put("item_line_ID", null);
        body.put("location_ID", null);
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        texts(line.part(MORE), LINE_MORE, more);
        more.values().removeAll(Arrays.asList((Object) null));
        body.put(MORE, more.isEmpty() ? null : more);
        return new Wanted.Line(id, body);
    }

    private static boolean isService(Fields line) {
        return line.text("type").equals("service");
    }

    /** The price of its packs, calculated from the price of one pack. A service keeps the total that it has. */
    private static BigDecimal total(Fields line) {
        return isService(line)
                ? orZero(line.number("price_extension"))
                : orZero(line.number("sell_price")).multiply(orZero(line.number("quantity")));
    }

    /** A calculated number without the zeros that a multiplication leaves behind. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static void texts(Fields from, List<String> fields, Map<String, @Nullable Object> to) {
        for (String field : fields) {
            String text = from.text(field);
            to.put(field, text.isEmpty() ? null : text);
        }
    }
}

package org.storesync.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finalised customer invoices from one store to another, each with its lines. From each of them central makes a responding half. */
public final class Invoices {
    /** Lines of each. */
    public static final int LINES = 4;

    private final RandomGenerator random;
    private final List<String> items;
    private int next = 1;

    /** @param items items that central has, because a half waits for unknown ones */
    public Invoices(RandomGenerator random, List<String> items) {
        this.random = random;
        this.items = List.copyOf(items);
    }

    /** Records of a batch, an invoice before its lines. */
    public record Records(List<String> types, List<String> ids, List<byte[]> bodies) {}

    /**
     * @param store the store that sends
     * @param customer the name of the receiving store
     */
    public Records next(String store, String customer, int count) {
        Records records = new Records(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            String invoice = ItemLines.newId(random);
            add(
                    records,
                    "transact",
                    invoice,
                    "\"store_ID\":\"" + store + "\",\"name_ID\":\"" + customer
                            + "\",\"type\":\"ci\",\"status\":\"fn\",\"mode\":\"store\",\"invoice_num\":" + next++
                            + ",\"entry_date\":\"2026-11-28\",\"confirm_date\":\"2026-11-28\",\"confirm_time\":\"10:00:00\","
                            + "\"currency_rate\":1,\"tax_rate\":0,\"comment\":\"monthly order\",\"their_ref\":\"\"");
            for (int line = 1; line <= LINES; line++) {
                add(records, "trans_line", ItemLines.newId(random), line(invoice, line));
            }
        }
        return records;
    }

    private String line(String invoice, int number) {
        return "\"transaction_ID\":\"" + invoice + "\",\"item_ID\":\"" + items.get(random.nextInt(items.size()))
                + "\",\"item_name\":\"Amoxicillin 250mg tab/cap\",\"type\":\"stock_out\",\"batch\":\"B"
                + (10_000 + random.nextInt(90_000))
                + "\",\"expiry_date\":\"2028-03-31\",\"pack_size\":100,\"quantity\":" + (1 + random.nextInt(40))
                + ",\"cost_price\":12.5,\"sell_price\":13.75,\"line_number\":" + number
                + ",\"item_line_ID\":\"" + ItemLines.newId(random) + "\",\"note\":\"\"";
    }

    private static void add(Records records, String type, String id, String fields) {
        records.types().add(type);
        records.ids().add(id);
        records.bodies().add(("{\"ID\":\"" + id + "\"," + fields + "}").getBytes(StandardCharsets.UTF_8));
    }
}

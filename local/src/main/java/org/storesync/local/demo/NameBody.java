package org.storesync.local.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Names other than patients: stores, suppliers, wards and health posts, and the three the system itself uses. */
final class NameBody {
    private static final LocalDate BEGINNING = LocalDate.of(2019, 1, 7);

    private NameBody() {}

    static Body of(Store store) {
        return contact(
                        name(DemoIds.hex("name", store.code()), store.code(), store.name(), "store"),
                        "Navoro",
                        store.address(),
                        store.town(),
                        store.phone(),
                        null)
                .flag("customer", true)
                .flag("supplier", true)
                .off("manufacturer", "donor")
                .text("currency_ID", DemoIds.hex("currency", "USD"))
                .date("created_date", store.created());
    }

    static Body of(Supplier supplier) {
        return contact(
                        name(supplier.nameId(), supplier.code(), supplier.name(), "facility"),
                        supplier.country(),
                        null,
                        null,
                        supplier.phone(),
                        supplier.email())
                .flag("customer", false)
                .flag("supplier", supplier.kind().equals("supplier"))
                .flag("manufacturer", supplier.kind().equals("manufacturer"))
                .flag("donor", supplier.kind().equals("donor"))
                .text("currency_ID", DemoIds.hex("currency", supplier.currency()))
                .date("created_date", BEGINNING);
    }

    static Body of(Outlet outlet, Store servedBy) {
        return contact(
                        name(outlet.nameId(), outlet.code(), outlet.name(), "facility"),
                        "Navoro",
                        null,
                        servedBy.town(),
                        null,
                        null)
                .flag("customer", true)
                .off("supplier", "manufacturer", "donor")
                .text("currency_ID", DemoIds.hex("currency", "USD"))
                .date("created_date", servedBy.created());
    }

    static Body system(CsvTable.Row row) {
        String code = row.text("code");
        return contact(
                        name(DemoIds.hex("name", code), code, row.text("name"), row.text("type")),
                        null,
                        null,
                        null,
                        null,
                        null)
                .off("customer", "supplier", "manufacturer", "donor")
                .none("currency_ID")
                .date("created_date", BEGINNING);
    }

    private static Body name(String id, String code, String name, String type) {
        return Body.of(id)
                .text("name", name)
                .text("code", code)
                .text("type", type)
                .off("hold", "female", "isDeceased")
                .zero("margin", "freightfac")
                .none(
                        "supplying_store_id",
                        "first",
                        "last",
                        "date_of_birth",
                        "charge code",
                        "comment",
                        "url",
                        "NEXT_OF_KIN_ID",
                        "next_of_kin_relative",
                        "national_health_number",
                        "om_created_datetime",
                        "om_gender",
                        "om_date_of_death",
                        "custom_data",
                        "HSH_code",
                        "HSH_name");
    }

    private static Body contact(
            Body body,
            @Nullable String country,
            @Nullable String address,
            @Nullable String town,
            @Nullable String phone,
            @Nullable String email) {
        return body.text("country", country)
                .text("bill_address1", address)
                .text("bill_address2", town)
                .text("phone", phone)
                .text("email", email);
    }
}

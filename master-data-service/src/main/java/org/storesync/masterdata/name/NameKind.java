package org.storesync.masterdata.name;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.COMMENT_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.byfile.CurrencyKind.CURRENCY;
import static org.storesync.masterdata.kind.Fields.choice;
import static org.storesync.masterdata.kind.Fields.day;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Parties: suppliers, customers, the names of stores. Patients have the same record type on the wire, but they do not belong here. */
public final class NameKind {
    @Produces
    @Singleton
    public static final Kind NAME = Kind.of("name")
            .table("name")
            .label("names")
            .sheet("names")
            .fields(
                    text("code", CODE_MAX).named("code").always(),
                    text("name", NAME_MAX).named("name").always(),
                    choice("type", "facility", "store", "build", "invad", "repack")
                            .named("type")
                            .initially("facility"),
                    flag("customer").named("customer"),
                    flag("supplier").named("supplier"),
                    flag("manufacturer").named("manufacturer"),
                    flag("donor").named("donor"),
                    flag("hold").named("hold"),
                    text("country", CODE_MAX).named("country"),
                    text("bill_address1", NAME_MAX).column("address").shown("address1"),
                    text("bill_address2", NAME_MAX).column("town").shown("address2"),
                    text("phone", CODE_MAX).named("phone"),
                    text("email", NAME_MAX).named("email"),
                    text("url", NAME_MAX).named("url"),
                    text("comment", COMMENT_MAX).named("comment"),
                    reference("currency_ID", CURRENCY).column("currency").shown("currencyId"),
                    day("created_date").column("created").shown("createdDate"))
            .key("code")
            .alsoSearched("name")
            .others("""
                    {"supplying_store_id":null,"first":null,"last":null,"female":false,"date_of_birth":null,
                     "charge code":null,"NEXT_OF_KIN_ID":null,"next_of_kin_relative":null,"national_health_number":null,
                     "isDeceased":false,"om_created_datetime":null,"om_gender":null,"om_date_of_death":null,
                     "custom_data":null,"HSH_code":null,"HSH_name":null,"margin":0,"freightfac":0}""")
            .onlyWhere(body -> !"patient".equals(body.path("type").asText()))
            .build();

    @Produces
    @Singleton
    static Records<Name> names(NameRows rows, EditingDesk desk) {
        return new Records<>(NAME, Name.class, rows, desk);
    }

    private NameKind() {}
}

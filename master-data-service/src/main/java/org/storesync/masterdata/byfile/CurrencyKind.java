package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.day;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Currencies. */
public final class CurrencyKind {
    @Produces
    @Singleton
    public static final Kind CURRENCY = Kind.of("currency")
            .table("currency")
            .label("currencies")
            .sheet("currencies")
            .fields(
                    text("currency", CODE_MAX).column("code").always(),
                    amount("rate").column("rate").initially(1),
                    flag("is_home_currency").column("home"),
                    day("date_updated").column("updated"),
                    flag("is_active").column("active").initially(true))
            .key("currency")
            .build();

    private CurrencyKind() {}
}

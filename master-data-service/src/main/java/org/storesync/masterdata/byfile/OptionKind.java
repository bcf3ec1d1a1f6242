package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Reasons to choose from. Two options of different types may have one title. */
public final class OptionKind {
    @Produces
    @Singleton
    public static final Kind OPTION = Kind.of("options")
            .table("option")
            .label("options")
            .sheet("options")
            .fields(
                    text("title", NAME_MAX).column("title").always(),
                    text("type", CODE_MAX).column("type").always(),
                    flag("isActive").column("active").initially(true))
            .key("title", "type")
            .alsoSearched("type")
            .build();

    private OptionKind() {}
}

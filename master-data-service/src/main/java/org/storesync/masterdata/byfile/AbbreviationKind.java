package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Abbreviations of directions for use. */
public final class AbbreviationKind {
    @Produces
    @Singleton
    public static final Kind ABBREVIATION = Kind.of("abbreviation")
            .table("abbreviation")
            .label("abbreviations")
            .sheet("abbreviations")
            .fields(
                    text("abbreviation", CODE_MAX).column("abbreviation").always(),
                    text("expansion", NAME_MAX).column("expansion").initially(""))
            .key("abbreviation")
            .alsoSearched("expansion")
            .build();

    private AbbreviationKind() {}
}

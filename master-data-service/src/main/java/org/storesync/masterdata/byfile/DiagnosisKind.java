package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Diagnoses. */
public final class DiagnosisKind {
    @Produces
    @Singleton
    public static final Kind DIAGNOSIS = Kind.of("diagnosis")
            .table("diagnosis")
            .label("diagnoses")
            .sheet("diagnoses")
            .fields(
                    text("ICD_CODE", CODE_MAX).column("code").always(),
                    text("ICD_DESCRIPTION", NAME_MAX).column("description").initially(""))
            .key("ICD_CODE")
            .alsoSearched("ICD_DESCRIPTION")
            .others("""
                    {"NOTES":null,"VALID_TILL":null}""")
            .build();

    private DiagnosisKind() {}
}

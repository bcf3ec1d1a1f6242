package org.storesync.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameUuidTest {
    /** The example of RFC 9562, appendix A.4: www.example.com in the namespace of domain names. */
    @Test
    void isTheOneOfTheStandard() {
        UUID domains = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(domains, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    /** Sites that make halves themselves rely on it (docs/protocol.md, section 7; D7). */
    @Test
    void derivesIdsOfHalves() {
        assertThat(DerivedId.of("065385E5327A5C66987050463D79A95D", DerivedId.SUPPLIER_INVOICE))
                .as("of a pair made before the store was part of it")
                .isEqualTo("8ecae68f-1033-5bc6-aab5-abb15aebcca7");
        assertThat(DerivedId.of(
                        "065385E5327A5C66987050463D79A95D",
                        DerivedId.SUPPLIER_INVOICE,
                        "D77F67339BF8400886D009178F4962E1"))
                .isEqualTo("0124660e-6e2f-57a2-b4d3-d36ed1af8d70");
    }
}

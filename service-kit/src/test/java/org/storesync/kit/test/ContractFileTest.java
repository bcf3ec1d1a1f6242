package org.storesync.kit.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFileTest {
    private static final String BEFORE = """
            openapi: 3.0.3
            info: {title: t, version: "1"}
            paths:
              /things:
                get:
                  operationId: listThings
                  parameters: [{name: limit, in: query, required: false, schema: {type: integer}}]
                  responses:
                    "200": {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void takesAnAddition() {
        String after = BEFORE + "  /more:\n    get: {operationId: more, responses: {\"200\": {description: ok}}}\n";

        assertThatCode(() -> ContractFile.assertCompatible(BEFORE, after)).doesNotThrowAnyException();
    }

    @Test
    void failsOnABreakingChange() {
        assertBreaks(BEFORE.replace("/things", "/thing"));
        assertBreaks(BEFORE.replace("required: false", "required: true"));
        assertBreaks(BEFORE.replace("{id: {type: string}}", "{other: {type: string}}")
                .replace("[id]", "[other]"));
    }

    @Test
    void failsWhenTheFileDiffers() throws Exception {
        Path committed = Files.writeString(folder.resolve("a.yaml"), BEFORE);
        ContractFile file = new ContractFile(committed, committed);

        file.assertEquals(BEFORE);
        assertThatThrownBy(() -> file.assertEquals(BEFORE + "# more"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("storesync.write-contract");
    }

    private static void assertBreaks(String after) {
        assertThatThrownBy(() -> ContractFile.assertCompatible(BEFORE, after)).isInstanceOf(AssertionError.class);
    }
}

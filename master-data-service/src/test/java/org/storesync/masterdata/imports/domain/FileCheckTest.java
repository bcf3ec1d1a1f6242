package org.storesync.masterdata.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.imports.domain.FileCheck.Result;

class FileCheckTest {
    private static final int LINE_MAX = 1000;

    @Test
    void countsLines() throws IOException {
        assertThat(check("")).isEqualTo(new Result.Fine(0));
        assertThat(check("a")).isEqualTo(new Result.Fine(1));
        assertThat(check("a\nb\n")).isEqualTo(new Result.Fine(2));
        assertThat(check("\uFEFFa\r\nçéß€😀\nc")).isEqualTo(new Result.Fine(3));
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        String text = "code\n" + "x\n".repeat(100_000) + "caf\u00e9\n";

        assertThat(check(text.getBytes(StandardCharsets.ISO_8859_1)))
                .matches(bad -> line(bad) == 100_002, "line 100002");
        assertThat(check(new byte[] {'a', '\n', (byte) 0xc3})).matches(bad -> line(bad) == 2, "cut short");
    }

    @DisplayName(
            "field-A4 text after a closing quote, and a quote that does not close, are told with the line an editor shows")
    @Test
    void tellsWhereQuotesAreWrong() throws IOException {
        String file = "code,item_name\nA4-1,\"A cell of\ntwo lines, quoted\"\n\nA4-2,\"Al\"pha\nA4-3,Beta\n";

        for (String ends : new String[] {"\n", "\r\n", "\r"}) {
            assertThat(check("\uFEFF" + file.replace("\n", ends)))
                    .as("%s", ends)
                    .matches(bad -> line(bad) == 5)
                    .extracting(Object::toString)
                    .asString()
                    .contains("text after a closing quote");
        }
        assertThat(check("a\nb,\"c\nd\n")).matches(bad -> line(bad) == 2);
        assertThat(check("\"a\"\"b\",5\" pipe,\"\"\n\"x\"")).isEqualTo(new Result.Fine(2));
    }

    @Test
    void knowsUtf16() throws IOException {
        for (String charset : new String[] {"UTF-16", "x-UTF-16LE-BOM"}) {
            assertThat(check("code\nx".getBytes(Charset.forName(charset))))
                    .isEqualTo(new Result.Bad(1, "the file is in UTF-16; save it as UTF-8"));
        }
        assertThat(check("code\nx".getBytes(StandardCharsets.UTF_16LE))).matches(bad -> line(bad) == 1);
    }

    @Test
    void endsAtALineThatIsTooLong() throws IOException {
        assertThat(check("a\n" + "x".repeat(LINE_MAX) + "\nb")).isEqualTo(new Result.Fine(3));
        assertThat(check("a\n" + "x".repeat(10_000_000))).matches(bad -> line(bad) == 2);
        assertThat(check("a\nb\nc\0")).matches(bad -> line(bad) == 3);
    }

    private static Result check(String text) throws IOException {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Result check(byte[] bytes) throws IOException {
        return FileCheck.of(new ByteArrayInputStream(bytes), LINE_MAX);
    }

    private static long line(Result result) {
        return result instanceof Result.Bad(long line, String ignored) ? line : -1;
    }
}

package org.storesync.kit.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;

/**
 * Whether a text has the form of a signed token (RFC 7515). A text without this form is refused at once, without asking anybody about it.
 */
final class TokenForm {
    private static final int LENGTH_MAX = 16 * 1024;
    private static final int HEAD_LENGTH_MAX = 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The first part of the last text that had the form: tokens of one issuer begin alike, so it is seldom decoded. */
    private static volatile String lastHead = "";

    private TokenForm() {}

    static boolean isSigned(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        return token.length() <= LENGTH_MAX
                && first > 0
                && first <= HEAD_LENGTH_MAX
                && second > first + 1
                && second < token.length() - 1
                && token.indexOf('.', second + 1) < 0
                && fits(token)
                && namesAlgorithm(token.substring(0, first));
    }

    /** The name that a token of this form claims. Nothing is verified here. */
    static String nameSaid(String token) {
        int first = token.indexOf('.');
        JsonNode claims = decoded(token.substring(first + 1, token.indexOf('.', first + 1)));
        return claims.path("preferred_username").asText(claims.path("sub").asText("unknown"));
    }

    /** Whether it names an algorithm with a public key. We use neither {@code none} nor keys that both sides share. */
    private static boolean namesAlgorithm(String head) {
        if (head.equals(lastHead)) {
            return true;
        }
        String name = decoded(head).path("alg").asText();
        boolean known = name.startsWith("RS") || name.startsWith("PS") || name.startsWith("ES") || name.equals("EdDSA");
        if (known) {
            lastHead = head;
        }
        return known;
    }

    /** A part of a token, as JSON; without members if it is no JSON. */
    private static JsonNode decoded(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean fits(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            boolean fits = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}

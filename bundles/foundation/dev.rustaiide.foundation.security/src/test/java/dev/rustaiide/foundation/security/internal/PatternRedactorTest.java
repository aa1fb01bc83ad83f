package dev.rustaiide.foundation.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.Tokens;

class PatternRedactorTest {
    private static final String RUN = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final PatternRedactor redactor = new PatternRedactor();

    private void learn(String secret) {
        redactor.learn(Secret.of(secret.toCharArray()));
    }

    private void check(String expected, String text) {
        assertEquals(expected, redactor.redact(text));
        assertEquals(expected, redactor.redact(expected), "twice is as once");
    }

    /** As it stands, in a sentence, and in JSON. */
    private void goes(String secret) {
        check("•••", secret);
        check("got ••• from there", "got " + secret + " from there");
        check("{\"value\":\"•••\"}", "{\"value\":\"" + secret + "\"}");
        check("first\\n•••\\nlast", "first\\n" + secret + "\\nlast");
    }

    private void stays(String text) {
        assertSame(text, redactor.redact(text));
    }

    @Test
    void tokens_of_well_known_services_go() {
        goes("AKIA" + "IOSFODNN7EXAMPLE");
        goes("ghp_" + RUN.substring(0, 36));
        goes("github_pat_" + RUN.substring(0, 22) + "_" + RUN.substring(0, 59));
        goes("glpat-" + RUN.substring(0, 20));
        goes("xoxb-" + "123456789012-123456789012-" + RUN.substring(0, 24));
        goes("sk_live_" + RUN.substring(0, 24));
        goes("sk-" + "proj-" + RUN.substring(0, 40));
        goes("sk-" + "ant-api03-" + RUN + "-" + RUN.substring(0, 31) + "AA");
        goes("AIza" + RUN.substring(0, 35));
        goes("ya29." + RUN.substring(0, 40));
        goes("npm_" + RUN.substring(0, 36));
        goes("hf_" + RUN.substring(0, 34));
        goes("cio" + RUN.substring(0, 32));
        goes("pypi-" + RUN);
        goes("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U");
        goes(new String(Tokens.create().chars()));
    }

    @Test
    void a_private_key_goes_and_its_label_stays() {
        String body = "\nMIIEpAIBAAKCAQEA7bq\nabc/+==\n";
        check("-----BEGIN RSA PRIVATE KEY-----•••-----END RSA PRIVATE KEY----- after",
                "-----BEGIN RSA PRIVATE KEY-----" + body + "-----END RSA PRIVATE KEY----- after");
        check("{\"k\":\"-----BEGIN OPENSSH PRIVATE KEY-----•••-----END OPENSSH PRIVATE KEY-----\\n\"}",
                "{\"k\":\"-----BEGIN OPENSSH PRIVATE KEY-----" + body.replace("\n", "\\n")
                        + "-----END OPENSSH PRIVATE KEY-----\\n\"}");
        check("cut -----BEGIN PRIVATE KEY-----•••", "cut -----BEGIN PRIVATE KEY-----" + body);
        stays("-----BEGIN CERTIFICATE-----" + body + "-----END CERTIFICATE-----");
    }

    @Test
    void what_is_called_a_secret_goes() {
        check("password=•••", "password=hunter2");
        check("PASSWORD = •••;", "PASSWORD = hunter2;");
        check("user=me&password=•••&x=1", "user=me&password=hunter2&x=1");
        check("Config[user=me, password=•••, port=1]", "Config[user=me, password=hunter2, port=1]");
        check("{\"apiKey\": \"•••\", \"level\": 3}", "{\"apiKey\": \"hun\\\"ter 2\", \"level\": 3}");
        check("{'client_secret': '•••'}", "{'client_secret': 'hunter 2'}");
        check("\"{\\\"password\\\":\\\"•••\\\"}\"", "\"{\\\"password\\\":\\\"hunter2\\\"}\"");
        check("AWS_SECRET_ACCESS_KEY=•••", "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        check("x-api-key: •••", "x-api-key: hunter2");
        check(":password => \"•••\"", ":password => \"hunter2\"");
        check("passphrase := •••", "passphrase := hunter2");
        check("<password>•••</password>", "<password>hunter2</password>");
        check("run --password ••• --verbose", "run --password hunter2 --verbose");
        check("run --token=•••", "run --token=hunter2");
        check("the token: •••", "the token: 8f3a91b2c4d5e6f7");
    }

    @Test
    void credentials_in_headers_and_urls_go() {
        check("Authorization: Bearer •••", "Authorization: Bearer abc.def");
        check("curl -H \"authorization: Basic •••\" https://x", "curl -H \"authorization: Basic dTpw\" https://x");
        check("{\"Authorization\":\"Bearer •••\"}", "{\"Authorization\":\"Bearer abc\"}");
        check("Proxy-Authorization: •••\r\nHost: x", "Proxy-Authorization: secretstuff\r\nHost: x");
        check("Set-Cookie: •••", "Set-Cookie: session=31d4d96e407aad42; HttpOnly");
        check("https://me:•••@example.com/path", "https://me:hunter2@example.com/path");
        check("postgres://me:•••@db:5432/x", "postgres://me:p@ss:word@db:5432/x");
        check("https://hooks.slack.com/services/•••", "https://hooks.slack.com/services/T000/B000/XXXXXXXX");
        check("with Bearer ••• in it", "with Bearer 0123456789abcdef0 in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain text", "password", "password: ", "the password is wrong", "token",
        "error: unexpected token: `;`", "unexpected token: identifier", "secret::Store", "let same = token == other;",
        "https://example.com:8080/a/@user", "ssh://git@github.com/x/y.git", "PWD=/home/me", "12:34:56.789",
        "{\"level\":\"INFO\",\"message\":\"opened\",\"thread\":\"main\"}",
        "task-with-a-long-identifier-that-has-1-digit",
        "password=null", "{\"password\":null}", "secret: false", "eyJust a word.that.looks",
        "src/main.rs:12:5",
        "C:\\Users\\me\\new",
        "\\u", "\\u12", "a_b_c-d--e", "--", "-----", "=", ":", "IA", "AKIA", "<token>", "->",
        "=>",
        "-----BEGIN ", "://", "\uD83D\uDE00", "\\", "npm_config_registry_of_the_company_without_digits"})
    void what_is_no_secret_stays(String text) {
        stays(text);
    }

    @Test
    void a_known_secret_goes_from_any_place() {
        learn("correct horse");
        check("••• battery", "correct horse battery");
        check("a•••z", "acorrect horsecorrect horsez");
        check("x•••y•••", "xcorrect horseycorrect horse");
        stays("correct hors");
        stays("orrect horse");
    }

    @Test
    void a_known_secret_goes_in_every_spelling() {
        learn("pa\"ss\\w/ör\nd\uD83D\uDE00");
        check("•••", "pa\"ss\\w/ör\nd\uD83D\uDE00");
        check("\"•••\"", "\"pa\\\"ss\\\\w\\/ör\\nd\uD83D\uDE00\"");
        check("\"•••\"", "\"\\u0070\\u0061\\u0022ss\\u005Cw/\\u00f6r\\u000Ad\\ud83d\\uDE00\"");
        check("\"{\\\"x\\\":\\\"•••\\\"}\"",
                "\"{\\\"x\\\":\\\"pa\\\\\\\"ss\\\\\\\\w/\\\\u00F6r\\\\nd\\ud83d\\ude00\\\"}\"");
        check("q=•••", "q=pa%22ss%5Cw%2F%C3%B6r%0Ad%F0%9F%98%80");
        byte[] utf8 = "pa\"ss\\w/ör\nd\uD83D\uDE00".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        check("got •••", "got " + Base64.getEncoder().withoutPadding().encodeToString(utf8));
    }

    @Test
    void a_line_of_a_known_secret_goes_too() {
        learn("first line of the key\nsecond line of the key\nend");
        check("a ••• b", "a second line of the key b");
        stays("end");
    }

    @Test
    void short_secrets_are_found_and_shorter_ones_ignored() {
        learn("abcd");
        learn("xyz");
        check("•••", "abcd");
        check("1•••2", "1abcd2");
        stays("xyz");
        stays("abc");
    }

    @Test
    void the_other_one_is_found_where_two_overlap_or_begin_alike() {
        learn("abcdefghij");
        learn("abcdefghijKLM");
        learn("ijKLMNOPQRS");
        check("•••", "abcdefghijKLM");
        check("•••", "abcdefghijKLMNOPQRS");
        check("•••X", "abcdefghijX");
    }

    @Test
    void learning_is_for_each_redactor() {
        learn("correct horse");
        String text = "correct horse";
        assertSame(text, new PatternRedactor().redact(text));
    }

    @Test
    void the_text_of_a_known_secret_is_not_kept() throws ReflectiveOperationException {
        learn("correct horse battery");
        var known = PatternRedactor.class.getDeclaredField("known");
        known.setAccessible(true);
        assertFalse(texts(known.get(redactor), 0).contains("correct"), "it keeps the text");
    }

    /** All texts and arrays of characters that can be reached. */
    private static String texts(Object object, int depth) throws ReflectiveOperationException {
        if (object == null || depth > 6) {
            return "";
        }
        if (object instanceof String || object instanceof byte[] || object instanceof char[]) {
            return object instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                    : object instanceof char[] chars ? new String(chars) : object.toString();
        }
        var found = new StringBuilder();
        if (object instanceof Iterable<?> all) {
            for (Object each : all) {
                found.append(texts(each, depth + 1));
            }
        } else if (object.getClass().getName().startsWith("dev.rustaiide")) {
            for (var field : object.getClass().getDeclaredFields()) {
                if (!field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    found.append(texts(field.get(object), depth + 1)).append(' ');
                }
            }
        }
        return found.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ", "ghp_", "sk-", "password=", "password=\"", "://", "a:b@", "-----BEGIN ", "xoxb-",
        "-----BEGIN PRIVATE KEY-----", "\\", "\\\\u005c", "--password ", "<password>", "abcdefgh", "Bearer ", "eyJ."})
    void a_megabyte_of_anything_takes_no_time_worth_speaking_of(String part) {
        learn("abcdefgh".repeat(100) + "!");
        String text = part.repeat((1 << 20) / part.length());
        assertTrue(Assertions.assertTimeout(Duration.ofSeconds(5), () -> redactor.redact(text)).length() > 0);
    }
}

package dev.rustaiide.foundation.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    @Test
    void it_does_not_show_itself() {
        assertEquals("•••", secret("hunter2").toString());
        assertEquals(secret("one").hashCode(), secret("another").hashCode());
    }

    @Test
    void it_gives_its_text_back() {
        assertArrayEquals("pä\uD83D\uDE00ss".toCharArray(), secret("pä\uD83D\uDE00ss").chars());
        assertArrayEquals("pä".getBytes(UTF_8), Secret.ofUtf8("pä".getBytes(UTF_8)).utf8());
        assertArrayEquals(new byte[] {0, 1, -1}, Secret.ofBytes(new byte[] {0, 1, -1}).bytes());
    }

    @Test
    void what_it_was_made_of_can_be_wiped_without_it() {
        char[] chars = "hunter2".toCharArray();
        Secret secret = Secret.of(chars);
        chars[0] = 'X';
        assertArrayEquals("hunter2".toCharArray(), secret.chars());
    }

    @Test
    void a_closed_one_is_wiped_and_of_no_use() {
        Secret secret = secret("hunter2");
        Secret copy = secret.copy();
        secret.close();
        assertThrows(IllegalStateException.class, secret::utf8);
        assertThrows(IllegalStateException.class, secret::chars);
        assertEquals("•••", secret.toString());
        assertArrayEquals("hunter2".toCharArray(), copy.chars());
    }

    @Test
    void those_with_the_same_text_are_equal() {
        assertEquals(secret("hunter2"), Secret.ofUtf8("hunter2".getBytes(UTF_8)));
        assertNotEquals(secret("hunter2"), secret("hunter3"));
        assertNotEquals(secret("hunter2"), secret("hunter"));
    }

    @Test
    void exceptions_do_not_tell_the_text() {
        for (String text : new String[] {"hunter2\0", "hunter2\uD800"}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> secret(text));
            assertFalse(String.valueOf(refused.getMessage()).contains("hunter2"));
        }
        byte[] malformed = {'h', 'u', 'n', (byte) 0xff};
        assertThrows(IllegalArgumentException.class, () -> Secret.ofUtf8(malformed));
        var noBase64 = assertThrows(IllegalArgumentException.class, () -> secret("hunter2!").bytes());
        assertFalse(String.valueOf(noBase64.getMessage()).contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "GITHUB_TOKEN", "audit/signing-key", "a.b"})
    void names_are_as_people_write_them(String name) {
        assertEquals(name, new SecretId(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-rf", ".", "a b", "a\n", "ä", "a=b", "--json"})
    void other_names_are_refused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new SecretId(name));
    }

    @Test
    void tokens_are_recognised_and_typing_errors_found() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String token = new String(Tokens.create().chars());
            assertEquals(Tokens.LENGTH, token.length());
            assertTrue(token.startsWith(Tokens.PREFIX));
            assertTrue(Tokens.isWellFormed(token));
            assertTrue(seen.add(token));
            for (int at = 0; at < token.length(); at++) {
                char other = token.charAt(at) == 'x' ? 'y' : 'x';
                assertFalse(Tokens.isWellFormed(token.substring(0, at) + other + token.substring(at + 1)));
            }
        }
        assertFalse(Tokens.isWellFormed(""));
    }

    @Test
    void a_signer_outlives_the_process_in_a_secret() {
        byte[] message = "checkpoint".getBytes(UTF_8);
        Signer signer = Signer.generate();
        Signer again = Signer.restore(signer.save());
        assertEquals(signer.verifyingKey(), again.verifyingKey());
        assertEquals(signer.verifyingKey(), VerifyingKey.parse(signer.verifyingKey().toString()));
        assertTrue(signer.verifyingKey().verify(message, again.sign(message)));
        assertFalse(signer.verifyingKey().verify("another".getBytes(UTF_8), again.sign(message)));
        assertFalse(Signer.generate().verifyingKey().verify(message, signer.sign(message)));
        assertFalse(signer.verifyingKey().verify(message, new byte[3]));
        assertEquals(16, signer.verifyingKey().id().length());
    }

    @Test
    void halves_of_different_keys_are_no_signer() {
        byte[] one = Signer.generate().save().bytes();
        byte[] other = Signer.generate().save().bytes();
        System.arraycopy(other, 32, one, 32, 32);
        assertThrows(IllegalArgumentException.class, () -> Signer.restore(Secret.ofBytes(one)));
        assertThrows(IllegalArgumentException.class, () -> Signer.restore(secret("hunter2")));
        assertThrows(IllegalArgumentException.class, () -> VerifyingKey.of(new byte[31]));
    }
}

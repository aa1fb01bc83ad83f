package dev.rustaiide.foundation.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.security.PasswordHash.Cost;

class PasswordHashTest {
    private static final Cost CHEAP = new Cost(64, 1, 1);

    private final Secret password = Secret.of("pässword".toCharArray());

    @Test
    void only_the_password_matches() {
        PasswordHash hash = PasswordHash.of(password, CHEAP);
        assertTrue(hash.matches(password));
        assertTrue(PasswordHash.parse(hash.toString()).matches(password));
        assertFalse(hash.matches(Secret.of("password".toCharArray())));
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        assertNotEquals(PasswordHash.of(password, CHEAP).toString(), PasswordHash.of(password, CHEAP).toString());
    }

    @Test
    void a_hash_of_another_program_is_understood() {
        String foreign = "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc";
        PasswordHash hash = PasswordHash.parse(foreign);
        assertTrue(hash.matches(Secret.of("password".toCharArray())));
        assertEquals(foreign, hash.toString());
    }

    @Test
    void a_cheaper_hash_asks_to_be_made_anew() {
        PasswordHash hash = PasswordHash.of(password, CHEAP);
        assertFalse(hash.needsRehash(CHEAP));
        assertTrue(hash.needsRehash(new Cost(128, 1, 1)));
        assertTrue(hash.needsRehash(new Cost(64, 2, 1)));
        assertFalse(hash.needsRehash(new Cost(32, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=9$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=064,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_hash_or_costs_beyond_measure_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(text));
    }
}

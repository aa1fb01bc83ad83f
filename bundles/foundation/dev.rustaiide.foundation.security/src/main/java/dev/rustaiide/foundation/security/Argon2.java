package dev.rustaiide.foundation.security;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id by Bouncy Castle, which is loaded when this class first is: most starts do without. */
final class Argon2 {
    private Argon2() {}

    static byte[] hash(PasswordHash.Cost cost, byte[] password, byte[] salt, int length) {
        return hash(cost, password, salt, length, new byte[0], new byte[0]);
    }

    static byte[] hash(PasswordHash.Cost cost, byte[] password, byte[] salt, int length, byte[] secret,
            byte[] associated) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(cost.memory())
                .withIterations(cost.passes()).withParallelism(cost.lanes()).withSalt(salt).withSecret(secret)
                .withAdditional(associated).build();
        byte[] hash = new byte[length];
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        generator.generateBytes(password, hash);
        return hash;
    }
}

package dev.rustaiide.foundation.security;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password to recognise it: Argon2id (RFC 9106) in the PHC string format, e.g.
 * {@code $argon2id$v=19$m=65536,t=3,p=4$SALT$HASH}. Making and comparing one takes tenths of a second and the memory
 * that its {@link Cost} names, on purpose.
 *
 * @param salt 8 to 64 bytes
 * @param hash 16 to 64 bytes
 */
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) {
    /** The second choice of RFC 9106, section 4: 64 MiB, three passes, four lanes. */
    public static final Cost RECOMMENDED = new Cost(1 << 16, 3, 4);

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,7}),t=([1-9]\\d{0,3}),p=([1-9]\\d{0,2})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    public PasswordHash {
        if (salt.length < 8 || salt.length > 64 || hash.length < 16 || hash.length > 64) {
            throw new IllegalArgumentException("not a password hash");
        }
        salt = salt.clone();
        hash = hash.clone();
    }

    /**
     * What a hash costs, to us and to who guesses.
     *
     * @param memory in KiB, 8 for each lane to 2 GiB
     * @param passes 1 to 1024
     * @param lanes 1 to 255
     */
    public record Cost(int memory, int passes, int lanes) {
        public Cost {
            boolean fits = lanes >= 1 && lanes <= 255 && passes >= 1 && passes <= 1024 && memory >= 8 * lanes
                    && memory <= 1 << 21;
            if (!fits) {
                throw new IllegalArgumentException("not a cost of Argon2id");
            }
        }

        /** Whether who guesses has it easier in any respect than at {@code other}. */
        boolean isBelow(Cost other) {
            return memory < other.memory || passes < other.passes;
        }
    }

    /** The hash of {@code password} at the {@link #RECOMMENDED} cost with a new salt. */
    public static PasswordHash of(Secret password) {
        return of(password, RECOMMENDED);
    }

    /** The hash of {@code password} with a new salt. */
    public static PasswordHash of(Secret password, Cost cost) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return of(password, cost, salt);
    }

    /** A key of 32 bytes from {@code password}, the same for the same salt. */
    static PasswordHash of(Secret password, Cost cost, byte[] salt) {
        byte[] utf8 = password.utf8();
        try {
            return new PasswordHash(cost, salt, Argon2.hash(cost, utf8, salt, HASH));
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /**
     * Reads what {@link #toString} or another program wrote.
     *
     * @throws IllegalArgumentException if it is something else, or costs more than a {@link Cost} may
     */
    public static PasswordHash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a password hash of Argon2id");
        }
        var cost = new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return new PasswordHash(cost, Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** Whether this is the hash of {@code password}; how long it takes does not tell how near it is. */
    public boolean matches(Secret password) {
        byte[] utf8 = password.utf8();
        try {
            return MessageDigest.isEqual(hash, Argon2.hash(cost, utf8, salt, hash.length));
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /** Whether it is to be made anew, at {@code now}, when the password is at hand the next time. */
    public boolean needsRehash(Cost now) {
        return cost.isBelow(now) || salt.length < SALT || hash.length < HASH;
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PasswordHash that && cost.equals(that.cost) && Arrays.equals(salt, that.salt)
                && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    /** The PHC string. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + '$'
                + base64.encodeToString(salt) + '$' + base64.encodeToString(hash);
    }
}

package dev.rustaiide.ai.ml.pipeline;

import java.util.regex.Pattern;

/**
 * Tells files with secrets, which no model may learn from: keys of well-known services, private keys, tokens, and texts
 * that are given to what is called a secret.
 */
public final class SourceSecrets {
    private static final Pattern SECRETS = Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
            + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36,}|\\bgithub_pat_[A-Za-z0-9_]{50,}"
            + "|\\bglpat-[A-Za-z0-9_-]{20,}|\\bxox[abpr]-[A-Za-z0-9-]{10,}|\\bsk-[A-Za-z0-9_-]{20,}"
            + "|\\bsk_live_[A-Za-z0-9]{10,}|\\bAIza[0-9A-Za-z_-]{35}"
            + "|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\."
            + "|(?i:password|passwd|secret|api_?key|auth_?token|access_?token)\\w*\"?\\s*(?::[^=\"\\n]{0,30})?[:=]\\s*"
            + "\"(?=[^\"\\s]*[0-9])(?=[^\"\\s]*[A-Za-z])[A-Za-z0-9+/=_.!@#$%^&*-]{12,}\"");

    private SourceSecrets() {}

    /** Whether {@code text} has one; names that only sound secret are none. */
    public static boolean areIn(CharSequence text) {
        return SECRETS.matcher(text).find();
    }
}

package dev.rustaiide.foundation.security;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes secrets out of texts that others will see: logs, reports, prompts. A service; any thread may use it. It costs
 * about a microsecond for a line and never throws.
 *
 * <p>It finds two kinds. <em>Known</em> secrets, once it has been told of them: in any place, also as JSON writes them
 * in a string, in one inside another up to four times, percent-encoded, and in Base64. <em>Recognisable</em> ones:
 * private keys in PEM, tokens of well-known services and our own, JSON web tokens, credentials in headers and URLs, and
 * what follows {@code password=} and the like.
 */
@ProviderType
public interface Redactor {
    /** The shortest secret that can be {@link #learn learnt}, in UTF-16 units: taking out shorter ones shreds texts. */
    int SHORTEST = 4;

    /** {@code text} with {@value Secret#SHOWN} for each secret; the same object if there is none. */
    String redact(String text);

    /**
     * From now on takes out {@code secret}, and each line of 16 units or more if it has several. It keeps a keyed hash
     * of it, not the text. One that is shorter than {@value #SHORTEST} is ignored.
     */
    void learn(Secret secret);
}

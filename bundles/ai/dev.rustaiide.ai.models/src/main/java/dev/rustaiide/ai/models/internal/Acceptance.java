package dev.rustaiide.ai.models.internal;

import java.util.List;
import java.util.function.Supplier;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.VerifyingKey;

/**
 * Which models may come into the store.
 *
 * @param signers the keys that must have signed one of them; anything goes if there are none
 */
record Acceptance(Supplier<List<String>> signers) {
    /** @throws FailureException if {@code offer} may not */
    void require(Offer offer) throws FailureException {
        List<String> accepted = signers.get();
        if (accepted.isEmpty() || accepted.contains(offer.signer())) {
            return;
        }
        String why = offer.signer().isEmpty() ? "It is not signed, and only models that are signed by a key in"
                + " ai.signers are accepted." : "It is signed by " + shown(offer.signer())
                + ", which is not among the keys in ai.signers.";
        throw new FailureException(new Failure.Refused("The model " + offer.title() + " is not accepted.",
                "model.signer", why, "Import a pack that is signed by one of them, or have the key added."));
    }

    /** A key in short. */
    static String shown(String key) {
        return key.isEmpty() ? "" : VerifyingKey.parse(key).id();
    }
}

package dev.rustaiide.foundation.error;

import dev.rustaiide.foundation.error.internal.JsonLine;

/** A failure as {@code application/problem+json} of RFC 9457. */
public final class ProblemDetails {
    /** What the body of the answer is. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:rust-ai-ide:problem:";

    private ProblemDetails() {}

    /**
     * One line of strict JSON. {@code type} and {@code title} are the same for all failures with one code;
     * {@code detail} tells of this one, and {@code nextStep} what mends it.
     *
     * @param correlation what the log names the same undertaking by, which becomes {@code instance}; may be empty
     */
    public static String of(Failure failure, String correlation) {
        var json = new JsonLine().put("type", TYPE + failure.code()).put("title", failure.kind().title())
                .put("status", failure.kind().httpStatus()).put("detail", failure.what() + " " + failure.why());
        if (!correlation.isEmpty()) {
            json.put("instance", "urn:rust-ai-ide:correlation:" + correlation);
        }
        return json.put("nextStep", failure.nextStep()).put("code", failure.code()).toString();
    }
}

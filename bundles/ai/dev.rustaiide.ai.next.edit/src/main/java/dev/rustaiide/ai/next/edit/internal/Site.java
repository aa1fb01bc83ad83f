package dev.rustaiide.ai.next.edit.internal;

/**
 * A place that may want a change.
 *
 * @param start offset where text is replaced
 * @param end where that ends
 * @param kind of the change, an ordinal of {@link ChangeKind}
 * @param features one for each {@link SiteFeature}
 * @param confidence how likely it wants the change
 */
public record Site(int start, int end, String written, int kind, double[] features, double confidence) {
    /** Why it is offered, behind “because”. */
    String reason() {
        boolean line = features[SiteFeature.SAME_LINE_TEXT.ordinal()] > 0;
        boolean again = features[SiteFeature.EXAMPLES.ordinal()] > 0;
        return again ? "you made this change more than once" : line ? "the line is the same"
                : kind == ChangeKind.RENAMING.ordinal() ? "it is the same name" : "what is around it is alike";
    }

    Site sure(double sure) {
        return new Site(start, end, written, kind, features, sure);
    }
}

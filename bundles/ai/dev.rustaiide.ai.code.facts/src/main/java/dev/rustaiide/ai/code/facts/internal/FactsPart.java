package dev.rustaiide.ai.code.facts.internal;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.foundation.text.TextChange;

/**
 * The facts of a part of a file that was read again, whole items. Offsets are those of the new text.
 *
 * @param facts its own, behind those of the definitions around it
 * @param around how many definitions are around it, outermost first: the first of {@code facts}
 * @param start of the part; the end of the text before is the same in both texts
 * @param end of the part; what follows is the same too, but for its place
 */
public record FactsPart(FileFacts facts, int around, int start, int end, TextChange change) {
    public int oldEnd() {
        return end - change.growth();
    }
}

package dev.rustaiide.system.git.integration;

import dev.rustaiide.foundation.text.Text;

/**
 * A file as the last commit, the index and the disk have it, each as Git would keep it; empty where it is not there.
 *
 * @param binary whether one of them is no text
 */
public record FileVersions(String path, Text head, Text index, Text work, boolean binary) {
    /**
     * {@code edited}, another text for the disk, as Git would keep it: where it takes the carriage returns out of the
     * file, they make no difference.
     */
    public Text kept(Text edited) {
        boolean isStripped = work.length() > 0 && !hasPairs(work) && hasPairs(edited);
        return isStripped ? Text.of(edited.toString().replace("\r\n", "\n")) : edited;
    }

    private static boolean hasPairs(Text text) {
        // The first line tells, as it does for those who edit it.
        int end = text.lineEnd(0);
        return end < text.length() && text.charAt(end) == '\r';
    }
}

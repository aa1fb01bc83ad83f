package dev.rustaiide.foundation.fs.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/** Writes one file again and again, each time larger or smaller and all of one number, until it is killed. */
final class EndlessWriter {
    private EndlessWriter() {}

    /** The content with the number {@code round}: its first line tells the number and how many lines follow. */
    static String content(long round) {
        int lines = (int) (round * 7919 % 4000);
        return round + " " + lines + "\n" + (round + "\n").repeat(lines);
    }

    public static void main(String[] words) throws Exception {
        Path file = Path.of(words[0]);
        var files = new DiskTextFiles(new Disk(), () -> file.resolveSibling("backups"));
        for (long round = Long.parseLong(words[1]);; round++) {
            files.write(file, Text.of(content(round)), Encoding.UTF_8);
            System.out.println(round);
        }
    }
}

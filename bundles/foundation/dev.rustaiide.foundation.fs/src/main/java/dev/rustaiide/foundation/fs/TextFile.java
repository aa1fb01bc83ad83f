package dev.rustaiide.foundation.fs;

import java.nio.file.Path;

import dev.rustaiide.foundation.text.Text;

/**
 * A text file as it was read.
 *
 * @param file as it was asked for; it may be a symbolic link
 * @param text with the file's own line terminators, without a byte order mark
 * @param encoding what to write it with
 * @param lineEnding the one that most of its lines have: what new lines get
 * @param mixedLineEndings whether some of its lines have the other one
 * @param malformed whether bytes stood in it that its charset has no character for
 * @param readOnly whether it may not be written by this user
 * @param stamp of the file just before it was read
 */
public record TextFile(Path file, Text text, Encoding encoding, LineEnding lineEnding, boolean mixedLineEndings,
        boolean malformed, boolean readOnly, FileStamp stamp) {}

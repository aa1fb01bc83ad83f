package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/**
 * Chooses the pieces of other files that a decoder is shown at a place, and keeps to them as long as the caret stays
 * near: what it is shown comes first in what it reads, and with other pieces it would have to read all anew. Any thread
 * may use it.
 */
final class RelatedPieces {
    private static final int MOST_FILES = 16;
    /** Some repeat what stands there anyway, or are not there any more. */
    private static final int LOOKED_AT = 4 * PromptSize.PIECES;
    /** Shorter lines are the same in any code. */
    private static final int TELLING = 6;

    private final TextFiles files;
    private final Map<Path, Chosen> chosen = new LinkedHashMap<>(16, 0.75f, true);

    /** What was chosen for a line. */
    private record Chosen(int line, List<Prompt.Piece> pieces) {}

    RelatedPieces(TextFiles files) {
        this.files = files;
    }

    /** Those for {@code at}, the best first; reads the disk if they have to be chosen anew. */
    List<Prompt.Piece> at(CompletionPlace at, FileTokens tokens, Project project) {
        Path file = at.source().file();
        int line = at.source().text().lineOf(at.caret());
        Optional<Chosen> known = known(file);
        if (known.isPresent() && Math.abs(known.get().line - line) <= PromptSize.STAYING) {
            return known.get().pieces;
        }
        RelatedCode code = project.related;
        if (code.pieces() == 0) {
            return List.of(); // nothing is known yet, and soon something may be
        }
        var now = new Chosen(line, choose(at, code.best(names(at, tokens, project.vocabulary), file,
                tokens.language(), LOOKED_AT)));
        keep(file, now);
        return now.pieces;
    }

    private synchronized Optional<Chosen> known(Path file) {
        return Optional.ofNullable(chosen.get(file));
    }

    private synchronized void keep(Path file, Chosen now) {
        chosen.put(file, now);
        if (chosen.size() > MOST_FILES) {
            chosen.remove(chosen.keySet().iterator().next());
        }
    }

    /** No editor shows {@code file} any more. */
    synchronized void forget(Path file) {
        chosen.remove(file);
    }

    synchronized void forget() {
        chosen.clear();
    }

    /** The names around it, but for the one that is being written. */
    private static int[] names(CompletionPlace at, FileTokens tokens, Vocabulary vocabulary) {
        Text text = at.source().text();
        int line = text.lineOf(at.caret());
        int start = text.lineStart(Math.max(0, line - PromptSize.ASKING_BEFORE));
        int end = text.lineEnd(Math.min(text.lineCount() - 1, line + PromptSize.ASKING_BEHIND));
        // A line may be endless.
        int from = tokens.firstFrom(Math.max(start, at.caret() - PromptSize.BEFORE));
        return IntStream.range(from, tokens.firstFrom(Math.min(end, at.caret() + PromptSize.BEHIND)))
                .filter(i -> tokens.start(i) < at.start() || tokens.start(i) >= at.end())
                .filter(i -> FilePieces.isName(tokens, i, vocabulary))
                .map(tokens::number).distinct().toArray();
    }

    private List<Prompt.Piece> choose(CompletionPlace at, List<RelatedCode.Found> found) {
        Text text = at.source().text();
        Set<String> there = new HashSet<>(lines(text.substring(Math.max(0, at.caret() - PromptSize.BEFORE),
                at.caret())));
        List<Prompt.Piece> pieces = new ArrayList<>();
        Map<Path, Optional<Text>> texts = new HashMap<>();
        for (RelatedCode.Found each : found) {
            Optional<String> piece = texts.computeIfAbsent(each.file(), this::read)
                    .flatMap(other -> piece(other, each));
            List<String> lines = lines(piece.orElse(""));
            long known = lines.stream().filter(there::contains).count();
            if (piece.isPresent() && known * 2 <= lines.size()) {
                there.addAll(lines);
                pieces.add(new Prompt.Piece(Prompt.name(each.file()), piece.get()));
            }
            if (pieces.size() == PromptSize.PIECES) {
                break;
            }
        }
        return List.copyOf(pieces);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> line.length() >= TELLING).toList();
    }

    /** Empty if it is gone. */
    private Optional<Text> read(Path file) {
        try {
            return Optional.of(files.read(file).text());
        } catch (FailureException gone) {
            // The index will say so.
            return Optional.empty();
        }
    }

    /** Empty if it is another one by now. */
    private static Optional<String> piece(Text text, RelatedCode.Found found) {
        return Optional.of(found).filter(each -> each.end() <= text.length())
                .map(each -> text.substring(each.start(), each.end()))
                .filter(piece -> piece.hashCode() == found.hash())
                .map(piece -> piece.endsWith("\n") ? piece : piece + "\n");
    }
}

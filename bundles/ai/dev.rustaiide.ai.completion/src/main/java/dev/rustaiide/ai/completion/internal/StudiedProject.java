package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/** A project that is measured on or trained with: its index is open, its words are known, its places can be chosen. */
final class StudiedProject implements AutoCloseable {
    private static final int LEAST_TOKENS = 200;
    private static final int LEAST_LETTERS = 4;

    private final CodeIndex index;
    private final CodeSnapshot snapshot;
    private final Vocabulary words = new Vocabulary();
    private final Map<Path, Source> sources = new TreeMap<>();
    private final int size;

    private record Source(Text text, LanguageId language, FileTokens tokens) {}

    /** @throws InterruptedException if the thread is interrupted while the project is read */
    StudiedProject(Path root, CodeIndexes indexes, TextFiles files, Syntax syntax, ProjectModels models)
            throws InterruptedException, ExecutionException {
        this.index = indexes.open(root, Priority.INTERACTIVE);
        this.snapshot = index.settled().await();
        int count = 0;
        for (Path file : snapshot.files().stream().sorted().toList()) {
            try {
                Text text = files.read(file).text();
                LanguageId language = syntax.languageOf(file, text.line(0)).id();
                if (!ProjectModels.PROSE.contains(language.value())) {
                    FileTokens tokens = FileTokens.of(text, language.value(), words);
                    sources.put(file, new Source(text, language, tokens));
                    count += tokens.count();
                }
            } catch (FailureException unreadable) {
                // A corpus has files of all kinds; what is no text is not measured.
                continue;
            }
        }
        this.size = count;
        if (!sources.isEmpty()) {
            models.learned(sources.keySet().iterator().next()).await();
        }
    }

    boolean isLargeEnough() {
        return size >= LEAST_TOKENS;
    }

    /** A token somewhere. */
    final class Point {
        private final Path file;
        private final Source source;
        private final int token;

        private Point(Path file, Source source, int token) {
            this.file = file;
            this.source = source;
            this.token = token;
        }

        Path file() {
            return file;
        }

        int offset() {
            return source.tokens.start(token);
        }

        String word() {
            return words.word(source.tokens.number(token));
        }

        private String wordAt(int at) {
            return at < 0 || at >= source.tokens.count() ? "" : words.word(source.tokens.number(at));
        }

        boolean isMember() {
            return wordAt(token - 1).equals(".") || wordAt(token - 1).equals("::");
        }

        /** What it is in the code: one of {@link CompletionLearning#CONSTRUCTS}. */
        String construct() {
            String before = wordAt(token - 1);
            String behind = wordAt(token + 1);
            if (behind.equals("!")) {
                return "macro";
            }
            return before.equals(".") ? "member" : before.equals("::") ? "path"
                    : Character.isUpperCase(word().charAt(0)) ? "type" : behind.equals("(") ? "call" : "other";
        }

        /** Whether it is the first of a line. */
        boolean isFirst() {
            return source.tokens.isFirst(token);
        }

        /** The place of the caret when {@code typed} letters of it are there, and nothing of what follows. */
        CompletionPlace place(int typed) {
            int start = source.tokens.start(token);
            Text text = source.text.subSequence(0, start + typed);
            return new CompletionPlace(new SourceText(file, source.language, start + typed, text), start,
                    start + typed);
        }

        /** The place of a caret somewhere in this line, with nothing of what follows there. */
        CompletionPlace placeAt(int offset) {
            Text text = source.text.subSequence(0, offset);
            return CompletionPlace.of(new SourceText(file, source.language, offset, text), text.positionOf(offset));
        }

        /** This token and those behind it in its line. */
        List<Point> ofLine() {
            List<Point> all = new ArrayList<>();
            for (int at = token; at == token || at < source.tokens.count() && !source.tokens.isFirst(at); at++) {
                all.add(new Point(file, source, at));
            }
            return all;
        }

        /** The line from this token on, without a comment at its end; of a string of several lines the first. */
        String line() {
            int last = token;
            while (last + 1 < source.tokens.count() && !source.tokens.isFirst(last + 1)) {
                last++;
            }
            int start = source.tokens.start(token);
            int end = Math.min(source.tokens.end(last), source.text.lineEnd(source.text.lineOf(start)));
            return source.text.substring(start, end).stripTrailing();
        }

        /** The {@code further}th line behind this one, without space at its end. */
        String line(int further) {
            int line = source.text.lineOf(source.tokens.start(token)) + further;
            return line < source.text.lineCount() ? source.text.line(line).stripTrailing() : "";
        }

        /** Whether it is a name that is used, not declared, here. */
        boolean isUse() {
            String word = word();
            return source.tokens.kind(token) == TokenKind.WORD && word.length() >= LEAST_LETTERS
                    && NameList.isName(word) && !Features.isKeyword(word) && !isDeclared();
        }

        private boolean isDeclared() {
            var position = source.text.positionOf(source.tokens.start(token));
            return snapshot.definitions(file, position).stream()
                    .anyMatch(target -> target.name().file().equals(file)
                            && target.name().range().start().equals(position));
        }
    }

    /** {@code count} places that {@code wanted} lets in, or fewer if they are hard to find. */
    List<Point> points(int count, RandomGenerator random, Predicate<Point> wanted) {
        List<Point> points = new ArrayList<>();
        for (int tries = 0; tries < count * 30 && points.size() < count; tries++) {
            int at = random.nextInt(size);
            for (Map.Entry<Path, Source> entry : sources.entrySet()) {
                int tokens = entry.getValue().tokens.count();
                if (at < tokens) {
                    var point = new Point(entry.getKey(), entry.getValue(), at);
                    if (wanted.test(point)) {
                        points.add(point);
                    }
                    break;
                }
                at -= tokens;
            }
        }
        return points;
    }

    /** Gives the text of each file, with its language. */
    void texts(java.util.function.BiConsumer<Text, String> each) {
        sources.values().forEach(source -> each.accept(source.text, source.language.value()));
    }

    @Override
    public void close() {
        index.close();
    }
}

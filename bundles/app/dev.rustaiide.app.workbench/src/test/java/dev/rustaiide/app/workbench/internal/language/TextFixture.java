package dev.rustaiide.app.workbench.internal.language;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Open documents without a window; what runs on the UI thread runs at once. */
final class TextFixture implements Documents, LanguageFeatures, TextFiles, Syntax {
    static final Path FILE = Path.of("/project/main.rs");
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Documents.Listener> listeners = new ArrayList<>();
    private final List<Document> open = new ArrayList<>();

    Document show(String text) {
        Document document = new Document(file(FILE, Text.of(text)),
                new Document.Ground(this, this, Runnable::run, () -> 0, event -> { }));
        open.add(document);
        listeners.forEach(listener -> listener.opened(document));
        return document;
    }

    void hide(Document document) {
        open.remove(document);
        listeners.forEach(listener -> listener.closed(document));
    }

    private static TextFile file(Path path, Text text) {
        return new TextFile(path, text, Encoding.UTF_8, LineEnding.LF, false, false, false,
                new FileStamp(Instant.EPOCH, 1, "1"));
    }

    private void tell(String what, SourceText text) {
        told.add(what + " " + text.file().getFileName() + " " + text.version() + " " + text.text());
    }

    @Override
    public void follow(SourceText text) {
        tell("follow", text);
    }

    @Override
    public void saved(SourceText text) {
        tell("saved", text);
    }

    @Override
    public void forget(SourceText text) {
        tell("forget", text);
    }

    @Override
    public <A> Call<Answer<A>> ask(Question<A> question) {
        return Call.of(new Answer<>(question.nothing(), List.of(), false));
    }

    @Override
    public Triggers triggers(SourceText text) {
        return Triggers.NONE;
    }

    @Override
    public void addListener(Documents.Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Documents.Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Document> all() {
        return open;
    }

    @Override
    public Call<Document> openOrCreate(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<Document> open(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Document create(Language language) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(Document document) {
        hide(document);
    }

    @Override
    public Optional<Document> find(Path file) {
        return open.stream().filter(each -> each.file().equals(Optional.of(file))).findFirst();
    }

    @Override
    public List<Document> dirty() {
        return List.of();
    }

    @Override
    public Call<List<Document>> restore() {
        return Call.of(List.of());
    }

    @Override
    public TextFile read(Path file) {
        return file(file, Text.EMPTY);
    }

    @Override
    public TextFile read(Path file, Encoding encoding) {
        return read(file);
    }

    @Override
    public FileStamp write(Path file, Text text, Encoding encoding) {
        return new FileStamp(Instant.EPOCH, 1, "1");
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        return Optional.of(new FileStamp(Instant.EPOCH, 1, "1"));
    }

    @Override
    public List<Language> languages() {
        return List.of();
    }

    @Override
    public Language languageOf(Path file, String firstLine) {
        return Language.PLAIN_TEXT;
    }

    @Override
    public Optional<SyntaxTree> parse(Language language, Text text) {
        return Optional.empty();
    }
}

package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** One request while it is answered, in a thread of its own: about what its client showed when it asked. */
final class Asked {
    private final Scope scope;
    private final Client client;
    private final Places places;
    private final @Nullable Document document;
    private final String uri;
    private final Languages languages;
    private @Nullable SourceText text;

    /**
     * @param document what the client has open under {@code uri}; null if that is nothing
     * @param uri empty if it asks about no text
     */
    Asked(Scope scope, Client client, Languages languages, @Nullable Document document, String uri) {
        this.scope = scope;
        this.client = client;
        this.languages = languages;
        this.document = document;
        this.uri = uri;
        this.places = client.places();
    }

    /** The same request for another thread. */
    Asked apart() {
        return new Asked(scope, client, languages, document, uri);
    }

    Client client() {
        return client;
    }

    Places places() {
        return places;
    }

    /** What the sources know. */
    <A> A ask(Question<A> question) throws InterruptedException, ExecutionException {
        return answer(question).value();
    }

    /** The same, with what it rests on. */
    <A> Answer<A> answer(Question<A> question) throws InterruptedException, ExecutionException {
        return scope.await(client.features().ask(question));
    }

    /** What {@code call}, which serves this request alone, gives; cancelled with the request. */
    <T> T await(Call<T> call) throws InterruptedException, ExecutionException {
        return scope.await(call);
    }

    /** The text that the request is about; that of the disk if the client has not opened it. */
    SourceText source() throws FailureException {
        if (text == null) {
            text = document != null ? document.source() : onDisk();
            places.know(text.file(), text.text());
        }
        return text;
    }

    private SourceText onDisk() throws FailureException {
        Path file = FileUri.path(uri);
        Text read = client.files().read(file).text();
        return new SourceText(file, languages.of(file, read), 0, read);
    }

    Text text() throws FailureException {
        return source().text();
    }

    Position position(org.eclipse.lsp4j.Position place) throws FailureException {
        return places.position(text(), place);
    }

    Range range(org.eclipse.lsp4j.Range range) throws FailureException {
        return places.range(text(), range);
    }

    org.eclipse.lsp4j.Range range(Range range) throws FailureException {
        return places.range(text(), range);
    }

    List<org.eclipse.lsp4j.TextEdit> edits(List<dev.rustaiide.foundation.types.TextEdit> edits)
            throws FailureException {
        return places.edits(text(), edits);
    }

    /** @throws RequestException if the client has edited the text since it asked, so that edits would destroy it */
    void demandUnchanged() throws RequestException {
        Optional<Document> now = client.documents().at(uri);
        if (document != null && (now.isEmpty() || now.get().source() != document.source())) {
            throw RequestException.outdated();
        }
    }
}

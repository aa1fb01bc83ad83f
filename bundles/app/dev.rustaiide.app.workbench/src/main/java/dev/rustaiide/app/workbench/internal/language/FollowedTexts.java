package dev.rustaiide.app.workbench.internal.language;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;

/**
 * Tells those who know languages what each open document says, however many editors show it: its text with each frame
 * in which it changed, when it is saved, and when it is closed. A text that is too large to be loaded is not for them.
 * UI thread only.
 */
@Creatable
public final class FollowedTexts implements Documents.Listener {
    private static final Duration FRAME = Duration.ofMillis(16);
    /** So far back an older version is known. */
    private static final int MOST_CHANGES = 200;

    private final LanguageFeatures features;
    private final Map<Document, Followed> followed = new HashMap<>();
    private final Debounce frame;
    private boolean waits;

    @Inject
    public FollowedTexts(Documents documents, LanguageFeatures features, Ui ui) {
        this(documents, features, (Executor) ui);
    }

    FollowedTexts(Documents documents, LanguageFeatures features, Executor ui) {
        this.features = features;
        this.frame = new Debounce(FRAME, ui, this::tell);
        documents.addListener(this);
        documents.all().forEach(this::opened);
    }

    /** The text of {@code document} as it is now. */
    public static SourceText sourceOf(Document document) {
        return sourceOf(document, document.version(), document.text());
    }

    private static SourceText sourceOf(Document document, long version, Text text) {
        Path file = document.file().orElseGet(() -> Path.of(document.name()));
        return new SourceText(file, document.language().id(), version, text);
    }

    @Override
    public void opened(Document document) {
        if (!document.isOnDisk()) {
            followed.computeIfAbsent(document, Followed::new);
        }
    }

    @Override
    public void closed(Document document) {
        Followed one = followed.remove(document);
        if (one != null) {
            one.end();
        }
    }

    private void tell() {
        waits = false;
        followed.values().forEach(Followed::tell);
    }

    /** Where {@code range} of the text of {@code file} at {@code version} lies now; as it is if that is not known. */
    Range moved(Path file, long version, Range range) {
        for (Followed one : followed.values()) {
            if (one.told.file().equals(file)) {
                return one.moved(version, range);
            }
        }
        return range;
    }

    /** A document, what was told of it last, and how it got there. */
    private final class Followed implements DocumentListener {
        private final Document document;
        private final Deque<Step> steps = new ArrayDeque<>();
        private SourceText told;

        /** A change that made {@code version}. */
        private record Step(long version, DocumentChange change) {}

        Followed(Document document) {
            this.document = document;
            this.told = sourceOf(document);
            document.addListener(this);
            features.follow(told);
        }

        void end() {
            document.removeListener(this);
            features.forget(told);
        }

        @Override
        public void changed(Document source, DocumentChange change) {
            steps.add(new Step(document.version(), change));
            if (steps.size() > MOST_CHANGES) {
                steps.removeFirst();
            }
            if (!waits) {
                waits = true;
                frame.trigger();
            }
        }

        /** Another name or language is another text to those who know languages. */
        @Override
        public void stateChanged(Document source) {
            SourceText now = sourceOf(document);
            LanguageId language = told.language();
            if (!now.file().equals(told.file()) || !now.language().equals(language)) {
                features.forget(told);
                told = now;
                features.follow(now);
            }
        }

        @Override
        public void saved(Document source, long version, Text text) {
            tell();
            features.saved(sourceOf(document, version, text));
        }

        void tell() {
            if (document.version() != told.version()) {
                told = sourceOf(document);
                features.follow(told);
            }
        }

        Range moved(long version, Range range) {
            Optional<Step> first = steps.stream().filter(step -> step.version > version).findFirst();
            if (first.isEmpty() || first.get().version != version + 1) {
                return range;
            }
            Text before = first.get().change.before();
            int start = before.offsetOf(range.start());
            int end = Math.max(start, before.offsetOf(range.end()));
            for (Iterator<Step> later = stepsFrom(version); later.hasNext();) {
                DocumentChange change = later.next().change;
                start = change.map(start, true);
                end = Math.max(start, change.map(end, false));
            }
            return new Range(document.text().positionOf(start), document.text().positionOf(end));
        }

        private Iterator<Step> stepsFrom(long version) {
            List<Step> later = new ArrayList<>(steps);
            later.removeIf(step -> step.version <= version);
            return later.iterator();
        }
    }
}

package dev.rustaiide.app.editor.language.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/** Whom an editor asks about its text, and who does what answers offer. Needs no widget. UI thread only. */
public final class Inquiries {
    private final EditedText model;
    private final Executor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable LanguageFeatures features;
    private @Nullable LanguageFeatures triggering;
    /** What the triggers were asked for last. */
    private @Nullable Text triggered;
    private Triggers triggers = Triggers.NONE;
    private Consumer<Effect> effects = effect -> { };
    private Consumer<Effect.AskAgain> asking = again -> { };

    public Inquiries(EditedText model, Executor ui) {
        this.model = model;
        this.ui = ui;
    }

    /** Asks {@code chosen} from now on; {@code doer} gets what people choose to have done. */
    public void connect(LanguageFeatures chosen, Consumer<Effect> doer) {
        features = chosen;
        effects = doer;
        refresh();
    }

    boolean isConnected() {
        return features != null;
    }

    /** Runs {@code listener} when answers that are shown may have become different. */
    void onRefresh(Runnable listener) {
        listeners.add(listener);
    }

    /** Whoever shows answers without having been asked asks anew. */
    public void refresh() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    EditedText model() {
        return model;
    }

    Executor ui() {
        return ui;
    }

    /** The text as it is now. */
    SourceText source() {
        Document document = model.document();
        return new SourceText(document.file().orElseGet(() -> Path.of(document.name())), document.language().id(),
                document.version(), document.text());
    }

    Position position(int offset) {
        return model.text().positionOf(offset);
    }

    Position caret() {
        return position(model.selections().main().caret());
    }

    /** Of the text as it is now. Several ask for each character that is typed, and each source is asked for it. */
    Triggers triggers() {
        LanguageFeatures asked = features;
        if (asked == null) {
            return Triggers.NONE;
        }
        SourceText now = source();
        if (now.text() != triggered || asked != triggering) {
            triggered = now.text();
            triggering = asked;
            triggers = asked.triggers(now);
        }
        return triggers;
    }

    <A> Call<Answer<A>> ask(Question<A> question) {
        LanguageFeatures asked = features;
        return asked == null ? Call.of(new Answer<>(question.nothing(), List.of(), false)) : asked.ask(question);
    }

    /** {@code asker} asks at the caret. */
    void setAsking(Consumer<Effect.AskAgain> asker) {
        asking = asker;
    }

    /** Has {@code effect} done by the window, or here if it concerns this editor alone. */
    void perform(Effect effect) {
        if (effect instanceof Effect.AskAgain again) {
            asking.accept(again);
        } else {
            effects.accept(effect);
        }
    }

    Text text() {
        return model.text();
    }

    Inquiry inquiry() {
        return new Inquiry(this);
    }
}

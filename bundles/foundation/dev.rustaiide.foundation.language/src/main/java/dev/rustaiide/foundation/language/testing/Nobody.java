package dev.rustaiide.foundation.language.testing;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;

/** Stands for whoever said something; {@link ScriptedFeatures} answers in its place. */
public final class Nobody implements LanguageSource {
    public static Origin origin() {
        return new Origin(new Nobody(), "handle");
    }

    @Override
    public String name() {
        return "nobody";
    }

    @Override
    public boolean isSyntactic() {
        return false;
    }

    @Override
    public boolean covers(SourceText text) {
        return true;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    public <A> Call<A> ask(Question<A> question) {
        throw new AssertionError("asked " + question);
    }
}

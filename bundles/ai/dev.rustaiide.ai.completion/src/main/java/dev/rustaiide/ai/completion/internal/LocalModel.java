package dev.rustaiide.ai.completion.internal;

import dev.rustaiide.ai.completion.CompletionModel;

/** The models of this bundle, for those who make others of them. */
record LocalModel(Models models) implements CompletionModel {
    static LocalModel of(CompletionModel model) {
        if (model instanceof LocalModel local) {
            return local;
        }
        throw new IllegalArgumentException("a model of another make: " + model.getClass());
    }

    @Override
    public int trees() {
        return models.ranking().names().size() + models.ranking().tokens().size();
    }

    @Override
    public int contexts() {
        return models.global().contexts.length;
    }

    @Override
    public int words() {
        return models.global().words.size();
    }
}

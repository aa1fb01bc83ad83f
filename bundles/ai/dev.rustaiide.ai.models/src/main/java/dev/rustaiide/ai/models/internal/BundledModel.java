package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.ManifestElement;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** A model that a bundle brings. Its manifest has the card, its jar the files; the bundle need not be started. */
record BundledModel(ModelCard card, long bytes, Bundle bundle, String weights, String tokenizer,
        UnpackedResources unpacked) implements Model {
    /** The header, whose value is the model's name with {@code task}, {@code version}, {@code model} and so on. */
    static final String HEADER = "Rust-AI-IDE-Model";
    /** What a bundle that has the header provides, so that it is found. */
    static final String CAPABILITY = "dev.rustaiide.model";
    /** What says more of a model, as Hugging Face names it: each may be missing. */
    private static final List<String> BESIDE = List.of("config.json", "generation_config.json",
            "tokenizer_config.json");

    /**
     * The model of {@code bundle}, if it has the header.
     *
     * @throws BundleException if the header cannot be read, or lacks something
     */
    static Optional<BundledModel> of(Bundle bundle, UnpackedResources unpacked) throws BundleException {
        String header = bundle.getHeaders("").get(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        ManifestElement element = ManifestElement.parseHeader(HEADER, header)[0];
        var card = new ModelCard(new ModelId(element.getValue(), attribute(element, "version")), tasks(element),
                attribute(element, "title"), attribute(element, "licence"), attribute(element, "source"));
        String weights = attribute(element, "model");
        String tokenizer = attribute(element, "tokenizer");
        return Optional.of(new BundledModel(card, size(bundle, weights) + size(bundle, tokenizer), bundle, weights,
                tokenizer, unpacked));
    }

    /** 0 if it cannot be known: using it will say why. */
    private static long size(Bundle bundle, String name) {
        URL url = bundle.getEntry(name);
        if (url == null) {
            return 0;
        }
        try {
            return UnpackedResources.size(url);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** One, or several with commas between them. */
    private static Set<ModelTask> tasks(ManifestElement element) throws BundleException {
        Set<ModelTask> tasks = EnumSet.noneOf(ModelTask.class);
        for (String word : attribute(element, "task").split(",")) {
            tasks.add(ModelTask.of(word.strip()).orElseThrow(() -> new BundleException(
                    HEADER + " of " + element.getValue() + " has no such task of a model: " + word)));
        }
        return tasks;
    }

    private static String attribute(ManifestElement element, String name) throws BundleException {
        String value = element.getAttribute(name);
        if (value == null) {
            throw new BundleException(HEADER + " of " + element.getValue() + " has no " + name);
        }
        return value;
    }

    @Override
    public String about() {
        URL url = bundle.getEntry("card.json");
        if (url == null) {
            return "";
        }
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public Files files() throws FailureException {
        Map<String, URL> resources = new LinkedHashMap<>();
        for (String name : new String[] {weights, tokenizer}) {
            URL url = bundle.getEntry(name);
            if (url == null) {
                throw failure(bundle.getSymbolicName() + " has no " + name + '.', null);
            }
            resources.put(name, url);
        }
        for (String name : BESIDE) {
            Optional.ofNullable(bundle.getEntry(name)).ifPresent(url -> resources.put(name, url));
        }
        try {
            Path folder = unpacked.folder(card.id().name(), resources);
            return new Files(folder.resolve(weights), folder.resolve(tokenizer));
        } catch (IOException unwritable) {
            throw failure("Its files cannot be unpacked: " + unwritable.getMessage() + '.', unwritable);
        }
    }

    private FailureException failure(String why, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot use the model " + card.id() + '.', why,
                "Free space in the cache folder, or install the model again."), cause);
    }
}

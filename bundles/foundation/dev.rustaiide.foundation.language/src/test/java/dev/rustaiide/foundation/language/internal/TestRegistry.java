package dev.rustaiide.foundation.language.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;

/** Equinox's registry outside of a framework, with our extension point as our bundle declares it. */
final class TestRegistry {
    private static final String OURS = "dev.rustaiide.foundation.language";

    private final Object key = new Object();
    private final IExtensionRegistry registry;
    private final Map<String, Path> manifests = new HashMap<>();

    TestRegistry() {
        try (InputStream ours = Files.newInputStream(Path.of("src/main/resources/plugin.xml"))) {
            registry = RegistryFactory.createRegistry(new RegistryStrategy(new File[0], new boolean[0]), key, key);
            add(OURS, ours);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(String bundle, Path manifest) throws IOException {
        manifests.put(bundle, manifest);
        try (InputStream in = Files.newInputStream(manifest)) {
            add(bundle, in);
        }
    }

    private void add(String bundle, InputStream manifest) {
        if (!registry.addContribution(manifest, ContributorFactorySimple.createContributor(bundle), false, bundle, null,
                key)) {
            throw new IllegalArgumentException(bundle);
        }
    }

    PluginLanguages plugins() {
        return new PluginLanguages(registry, bundle -> Optional.ofNullable(manifests.get(bundle)).map(file -> {
            try {
                return file.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }));
    }
}

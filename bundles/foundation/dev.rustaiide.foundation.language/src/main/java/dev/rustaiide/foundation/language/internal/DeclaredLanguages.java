package dev.rustaiide.foundation.language.internal;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.ServerDeclaration;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Reads the declarations when somebody first asks for them. */
@Component
public final class DeclaredLanguages implements LanguageDeclarations {
    private final UserLanguages user;
    private final @Nullable PluginLanguages plugins;
    private volatile @Nullable Known known;

    private record Known(List<LanguageDeclaration> languages, List<ServerDeclaration> servers,
            List<Problem> problems) {}

    @Activate
    public DeclaredLanguages(BundleContext context, @Reference StandardPaths paths,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable IExtensionRegistry registry) {
        this(new UserLanguages(paths.config().resolve("languages.json")), registry == null ? null
                : new PluginLanguages(registry, name -> manifest(context, name)));
    }

    DeclaredLanguages(UserLanguages user, @Nullable PluginLanguages plugins) {
        this.user = user;
        this.plugins = plugins;
    }

    /** For tests without a framework: the user's file alone. */
    public static DeclaredLanguages ofUser(Path file) {
        return new DeclaredLanguages(new UserLanguages(file), null);
    }

    private static Optional<URL> manifest(BundleContext context, String bundle) {
        return Stream.of(context.getBundles()).filter(one -> bundle.equals(one.getSymbolicName()))
                .map((Bundle one) -> one.getEntry("plugin.xml")).filter(Objects::nonNull).findFirst();
    }

    @Override
    public List<LanguageDeclaration> languages() {
        return known().languages;
    }

    @Override
    public List<ServerDeclaration> servers() {
        return known().servers;
    }

    @Override
    public List<Problem> problems() {
        return known().problems;
    }

    @Override
    public Path userFile() {
        return user.file();
    }

    private Known known() {
        Known last = known;
        return last != null ? last : know();
    }

    private synchronized Known know() {
        Known last = known;
        if (last != null) {
            return last;
        }
        List<DeclarationReader> readers = new ArrayList<>(plugins == null ? List.of() : plugins.read());
        user.read().ifPresent(readers::add);
        List<ServerDeclaration> servers = new ArrayList<>();
        for (DeclarationReader reader : readers) {
            for (ServerDeclaration server : reader.servers()) {
                servers.removeIf(other -> other.id().equals(server.id()));
                servers.add(server);
            }
        }
        Known now = new Known(readers.stream().flatMap(reader -> reader.languages().stream()).toList(),
                List.copyOf(servers), readers.stream().flatMap(reader -> reader.problems().stream()).toList());
        now.problems.forEach(problem -> LoggerFactory.getLogger(DeclaredLanguages.class).warn("{}", problem));
        known = now;
        return now;
    }
}

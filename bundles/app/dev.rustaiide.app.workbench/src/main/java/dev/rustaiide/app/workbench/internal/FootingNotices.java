package dev.rustaiide.app.workbench.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.KeyringLost;

/**
 * Says in the window, once, what the program cannot do without telling: its own folders cannot be written, the clock
 * jumped, the keyring failed, a language was declared wrongly. What is put right is put away. UI thread only.
 */
@Creatable
final class FootingNotices {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    /** The first window comes first. */
    private static final Duration AFTER_START = Duration.ofSeconds(2);

    private final Notices notices;
    private final Ui ui;
    private Set<Failure> told = Set.of();

    @Inject
    FootingNotices(StandardPaths paths, Events events, LanguageDeclarations declarations, Notices notices, Ui ui) {
        this.notices = notices;
        this.ui = ui;
        events.subscribeLatest(KeyringLost.class, ui, lost -> notices.show(failureOf(lost)));
        Call.start("look at the footing", scope -> {
            Thread.sleep(AFTER_START);
            Footing footing = Footing.on(List.of(paths.state(), paths.config(), paths.data(), paths.logs()));
            // They are read once, when the first file opens or here.
            List<Failure> declared = declarations.problems().stream().map(FootingNotices::failureOf).toList();
            tell(footing.look(), declared);
            Call.every(PERIOD, "look at the footing", again -> tell(footing.look(), declared));
            return true;
        });
    }

    private static Failure failureOf(KeyringLost lost) {
        return new Failure.Other("Secrets are not in your keyring for now.", lost.reason(),
                "Mend the keyring and start again; until then " + lost.instead()
                        + " keeps them, and those in the keyring cannot be had.");
    }

    private static Failure failureOf(LanguageDeclarations.Problem problem) {
        return new Failure.Other("A declaration of a language does not count.", problem.toString(),
                "Mend it and start the program again.");
    }

    private boolean tell(List<Failure> footing, List<Failure> declared) {
        List<Failure> wrong = Stream.concat(footing.stream(), declared.stream()).toList();
        ui.execute(() -> {
            Set<Failure> now = new HashSet<>(wrong);
            for (Failure failure : wrong) {
                if (!told.contains(failure)) {
                    notices.show(failure);
                }
            }
            told.stream().filter(failure -> !now.contains(failure) && isKept(failure)).forEach(notices::dismiss);
            told = now;
        });
        return true;
    }

    /** A clock that jumped is told at one look only, and stays until somebody has read it. */
    private static boolean isKept(Failure failure) {
        return !failure.what().startsWith("The clock");
    }
}

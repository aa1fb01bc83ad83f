package dev.rustaiide.app.comparison.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FileMenu;

/** What is offered: its keys can be read, nothing comes twice. */
class ComparisonCommandsTest {
    private final List<Command> commands = new ArrayList<>();
    private final List<FileMenu.Entry> entries = new ArrayList<>();

    /** Made with nothing but interfaces that do nothing: only what is offered is looked at. */
    private static <T> T make(Class<T> type) throws ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Constructor<T> constructor = (Constructor<T>) type.getConstructors()[0];
        Object[] parameters = new Object[constructor.getParameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            Class<?> needed = constructor.getParameterTypes()[i];
            parameters[i] = needed.isInterface() ? Proxy.newProxyInstance(needed.getClassLoader(),
                    new Class<?>[] {needed}, (proxy, method, arguments) -> null)
                    : needed.isRecord() ? null : make(needed);
        }
        return constructor.newInstance(parameters);
    }

    private void collect() throws ReflectiveOperationException {
        Commands table = (Commands) Proxy.newProxyInstance(Commands.class.getClassLoader(),
                new Class<?>[] {Commands.class}, (proxy, method, arguments) -> {
                    commands.add((Command) arguments[0]);
                    return null;
                });
        FileMenu menu = new FileMenu() {
            @Override
            public Registration add(Entry entry) {
                entries.add(entry);
                return () -> entries.remove(entry);
            }

            @Override
            public List<Entry> of(Path file, boolean folder) {
                return entries;
            }
        };
        make(CompareCommands.class).addTo(table, menu);
        make(HistoryCommands.class).addTo(table, menu);
    }

    @Test
    void each_command_has_a_name_of_its_own_and_keys_that_can_be_read() throws Exception {
        collect();
        Set<Object> ids = new HashSet<>();
        Set<Object> keys = new HashSet<>();
        for (Command command : commands) {
            assertTrue(ids.add(command.id()), command.title());
            command.keys().forEach(sequence -> assertTrue(keys.add(sequence), command.title()));
        }
        assertEquals(14, commands.size());
    }

    @Test
    void a_folder_has_a_history_but_is_not_compared() throws Exception {
        collect();
        List<String> titles = entries.stream().filter(entry -> entry.fits().test(Path.of("/work"), true))
                .map(FileMenu.Entry::title).toList();
        assertEquals(List.of("Local history…"), titles);
    }
}

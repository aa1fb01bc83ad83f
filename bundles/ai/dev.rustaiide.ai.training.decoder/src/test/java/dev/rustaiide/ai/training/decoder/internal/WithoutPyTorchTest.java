package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;

/** An installation that has left out the feature with PyTorch. */
class WithoutPyTorchTest {
    /** Has this bundle's classes once more, and nothing of PyTorch. */
    private static final class Bare extends ClassLoader {
        Bare() {
            super(WithoutPyTorchTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.bytedeco.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.rustaiide.ai.training.decoder.") || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @Test
    void it_says_so_and_names_the_feature() throws Exception {
        Class<?> program = new Bare().loadClass(TrainingProgram.class.getName());
        var constructor = program.getDeclaredConstructor(Path.class);
        constructor.setAccessible(true);
        var require = program.getDeclaredMethod("require");
        require.setAccessible(true);
        var thrown = assertThrows(InvocationTargetException.class,
                () -> require.invoke(constructor.newInstance(Path.of("/nowhere"))));
        var failure = ((FailureException) thrown.getCause()).failure();
        assertTrue(failure.why().contains("not part of this installation"), failure.why());
        assertTrue(failure.nextStep().contains("dev.rustaiide.training.feature"), failure.nextStep());
    }
}

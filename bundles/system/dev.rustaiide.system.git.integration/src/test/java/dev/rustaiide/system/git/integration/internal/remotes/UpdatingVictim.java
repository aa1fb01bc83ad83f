package dev.rustaiide.system.git.integration.internal.remotes;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** Updates the submodules of the repository that it is told, until it is killed. */
final class UpdatingVictim {
    private UpdatingVictim() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        System.out.println("begin");
        remotes(root, new RealMachine()).updateSubmodules(root).await();
        System.out.println("done");
    }

    /** Without logins and events; files need no gate. */
    static Remotes remotes(Path root, RealMachine machine) throws Exception {
        var trust = new TestServices.Trust();
        trust.trust(root);
        var environment = new HashMap<>(Twin.environment(root.getParent()));
        // Git copies from files only where it is told that it may.
        environment.put("GIT_ALLOW_PROTOCOL", "file");
        return new ProgramRemotes(TestServices.real(machine, environment, trust),
                nothing(EgressGate.class), nothing(Events.class), nothing(SecretStore.class));
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty() : null));
    }
}

import org.eclipse.core.runtime.adaptor.EclipseStarter;

/**
 * Runs the product and ends with its exit code. Equinox has a main class of its own, which leaves the framework
 * running after the application; its launcher loads the framework in a second class loader, out of the AOT cache.
 */
public final class Start {
    private static final int FAILURE = 3;

    private Start() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            return EclipseStarter.run(arguments, null) instanceof Integer code ? code : tellDamage();
        } catch (Exception e) { // boundary: whatever stopped the framework from starting, the user must hear of it
            System.err.println("rust-ai-ide: cannot start: " + e);
            return FAILURE;
        }
    }

    /** No application has run, so there is none of its logs either. */
    private static int tellDamage() {
        System.err.println("rust-ai-ide: cannot start: the installation is damaged. The newest .log in "
                + System.getProperty("osgi.configuration.area") + " tells what is missing; install it anew.");
        return FAILURE;
    }
}

package dev.anteroom.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process to the first answer. */
final class Start implements Bench.Part {

    private static final String POLICY = Newspaper.PATH + "/policy";

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        Effort effort = setup.effort();
        setup.forgetClasses();
        List<Double> first = new ArrayList<>();
        // Its end leaves the class archive behind that all later starts have, as an image does.
        try (Service service = Service.start(setup, setup.data("start"))) {
            first.add(service.startSeconds());
        }
        List<Double> empty = new ArrayList<>();
        for (int i = 0; i < effort.startsEmpty(); i++) {
            try (Service service = Service.start(setup, setup.data("start"))) {
                empty.add(service.startSeconds());
            }
        }
        Path data = setup.data("start");
        try (Service service = Service.start(setup, data);
                Wire wire = service.wire();
                Database database = service.database()) {
            Newspaper.open(wire);
            Comments.of(database).fillTo(effort.fewPending());
        }
        List<Double> existing = new ArrayList<>();
        for (int i = 0; i < effort.startsWithData(); i++) {
            // A policy is read from the database, so this answer says that all of it works.
            try (Service service = Service.start(setup, data, POLICY, Map.of())) {
                existing.add(service.startSeconds());
                report.memory("after a start", service.memory());
            }
        }
        report.row(Row.limit("start to first answer, existing data", "s", existing, 3));
        report.row(Row.limit("start to first answer, empty data", "s", empty, 8));
        report.note("The first start after a build, with empty data and no class archive, took %.1f s"
                .formatted(first.get(0)));
    }
}

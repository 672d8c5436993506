package lowtide.desk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lowtide.desk.doctor.Doctor;
import lowtide.desk.doctor.Machine;
import lowtide.desk.doctor.Symptom;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;
import picocli.CommandLine.Command;

/** {@code lab doctor}. */
@Command(name = "doctor", description = "Looks for what is wrong with this machine, and says what to type.")
final class DoctorCommand implements Callable<Integer> {

    private final Desk desk;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Symptom> symptoms = Doctor.examine(Machine.ofSystem(), desk.folder(), desk.course());
        Page page = desk.screen().page();
        for (Symptom symptom : symptoms) {
            page.text(
                    symptom.isWrong() ? Style.BAD : Style.GOOD,
                    (symptom.isWrong() ? "wrong " : "ok    ") + symptom.subject() + ": ",
                    symptom.finding());
            symptom.cure().ifPresent(cure -> page.text(Style.STRONG, "      ", cure));
        }
        desk.screen().print(page);
        return symptoms.stream().anyMatch(Symptom::isWrong) ? Lab.REFUSED : 0;
    }
}

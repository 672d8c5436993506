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
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    private final Desk desk;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Symptom> symptoms = Doctor.examine(desk.messages(), Machine.ofSystem(), desk.folder(), desk.course());
        Page page = desk.screen().page();
        String wrong = desk.messages().label("doctor.wrong");
        String good = desk.messages().label("doctor.ok");
        int width = Math.max(wrong.length(), good.length());
        for (Symptom symptom : symptoms) {
            page.text(
                    symptom.isWrong() ? Style.BAD : Style.GOOD,
                    padded(symptom.isWrong() ? wrong : good, width) + symptom.subject() + ": ",
                    symptom.finding());
            symptom.cure().ifPresent(cure -> page.text(Style.STRONG, padded("", width), cure));
        }
        desk.screen().print(page);
        return symptoms.stream().anyMatch(Symptom::isWrong) ? Lab.REFUSED : 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}

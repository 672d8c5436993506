@echo off
rem The student's desk. Its first use builds it, which needs Maven; after that it needs a JDK only.
setlocal
for %%i in ("%~dp0..") do set "kit=%%~fi"
set "jar=%kit%\grading\lowtide-lab.jar"
if not exist "%jar%" set "jar=%kit%\grading\desk\target\lowtide-lab.jar"
set "java=java"
if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"

if exist "%jar%" goto start
where mvn >nul 2>nul
if errorlevel 1 (
  echo There is no mvn. Install Maven 3.8 or newer, and add its bin folder to PATH. 1>&2
  exit /b 3
)
echo Building the lab, which happens once. 1>&2
pushd "%kit%"
rem Prints a line for each module.
call mvn -B -Plab -pl grading/desk -am package -Drunnable.jar.skip=true -Dgrading.reminder.skip=true | findstr /C:"] Building Low Tide" /C:"ERROR"
popd
if exist "%jar%" goto start
echo It failed. The first build needs a network: it downloads libraries. 1>&2
exit /b 3

:start
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xms64m -Xmx384m -Dfile.encoding=UTF-8 "-Dlowtide.kit=%kit%" "-Dlowtide.lab=exercises\lab" -jar "%jar%" %*
exit /b %errorlevel%

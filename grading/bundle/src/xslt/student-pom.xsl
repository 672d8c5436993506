<?xml version="1.0" encoding="UTF-8"?>
<!-- A pom.xml of the kit, for a folder without the graders' sources. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="http://maven.apache.org/POM/4.0.0" xmlns:xalan="http://xml.apache.org/xslt" exclude-result-prefixes="m xalan">
  <xsl:output indent="yes" xalan:indent-amount="2"/>
  <xsl:strip-space elements="*"/>
  <xsl:param name="graders"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- The modules that students do not have. -->
  <xsl:template match="m:module[.='solutions' or starts-with(., 'grading/') and .!='grading/autograder']"/>

  <!-- The kit's own tests, and what builds the lab. -->
  <xsl:template match="m:profile[m:id='kit' or m:id='lab' or m:id='student']"/>
  <xsl:template match="m:plugin[m:artifactId='spotless-maven-plugin' or m:artifactId='pitest-maven']"/>
  <xsl:template match="m:project/m:dependencies/m:dependency[m:scope='test']"/>

  <!-- The graders come from a folder. -->
  <xsl:template match="m:dependencyManagement/m:dependencies/m:dependency[m:groupId='lowtide' and m:artifactId!='lowtide-broken']/m:version/text()">
    <xsl:value-of select="$graders"/>
  </xsl:template>
  <xsl:template match="m:project/m:dependencyManagement">
    <repositories xmlns="http://maven.apache.org/POM/4.0.0">
      <repository>
        <id>graders</id>
        <url>file://${maven.multiModuleProjectDirectory}/grading/repository</url>
        <snapshots>
          <enabled>false</enabled>
        </snapshots>
      </repository>
    </repositories>
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>

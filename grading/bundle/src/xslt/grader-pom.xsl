<?xml version="1.0" encoding="UTF-8"?>
<!-- The pom of a grader's jar, or of their parent: with a version that its content has. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="http://maven.apache.org/POM/4.0.0" xmlns:xalan="http://xml.apache.org/xslt" exclude-result-prefixes="m xalan">
  <xsl:output indent="yes" xalan:indent-amount="2"/>
  <xsl:strip-space elements="*"/>
  <xsl:param name="graders"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="/m:project[m:groupId='lowtide']/m:version/text() | m:parent[m:groupId='lowtide']/m:version/text()">
    <xsl:value-of select="$graders"/>
  </xsl:template>

  <!-- Of no use where nothing is built. -->
  <xsl:template match="m:modules | m:profiles | m:project/m:build | m:dependency[m:scope='test']"/>
</xsl:stylesheet>
